package org.vitalflow.platform;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.OPTIONS;

import java.util.Arrays;
import java.util.function.Predicate;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;

/**
 * What of Camunda's web apps is open: what each asks when it starts, as a browser showed, for the
 * roles that have it. Their set-up, their own login, their welcome page, and all that writes are
 * closed, also to the administrator.
 */
final class WebAppDoors {
  private static final String API = "/camunda/api";
  private static final String ENGINE = API + "/engine/engine/default";

  private WebAppDoors() {}

  static void open(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          requests) {
    requests
        .requestMatchers(
            GET,
            API + "/engine/engine/",
            API + "/admin/auth/user/default",
            API + "/{app:tasklist|cockpit|admin}/plugin/*/static/**",
            ENGINE + "/user/*/profile")
        .authenticated()
        .requestMatchers(OPTIONS, ENGINE + "/filter")
        .hasAnyAuthority(groups(StaffRole::worksOnCases))
        .requestMatchers(GET, ENGINE + "/filter/count")
        .hasAnyAuthority(groups(StaffRole::worksOnCases));
    CockpitDoors.open(requests);
    requests
        .requestMatchers(API + "/**", "/camunda/app/welcome/**", "/camunda/app/*/*/setup/**")
        .denyAll()
        .requestMatchers("/camunda/**")
        .authenticated();
  }

  private static String[] groups(Predicate<StaffRole> which) {
    return Arrays.stream(StaffRole.values())
        .filter(which)
        .map(StaffRole::group)
        .toArray(String[]::new);
  }
}
