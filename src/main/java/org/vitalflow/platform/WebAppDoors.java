package org.vitalflow.platform;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.OPTIONS;
import static org.springframework.http.HttpMethod.POST;

import java.util.Arrays;
import java.util.function.Predicate;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;

/**
 * What of Camunda's web apps is open: what each asks when it starts, as a browser showed, for the
 * roles that have it. Their set-up, their own login, their welcome page, and whatever is not named
 * are closed, also to the administrator.
 */
final class WebAppDoors {
  private static final String API = "/camunda/api";
  private static final String ENGINE = API + "/engine/engine/default";

  private WebAppDoors() {}

  static void open(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          requests) {
    // first, since its counts of tasks would be taken for tasks of that name
    CockpitDoors.open(requests);
    tasklist(requests);
    requests
        .requestMatchers(
            GET,
            API + "/engine/engine/",
            API + "/admin/auth/user/default",
            API + "/{app:tasklist|cockpit|admin}/plugin/*/static/**",
            ENGINE + "/user/*/profile")
        .authenticated()
        .requestMatchers(API + "/**", "/camunda/app/welcome/**", "/camunda/app/*/*/setup/**")
        .denyAll()
        .requestMatchers("/camunda/**")
        .authenticated();
  }

  /**
   * Tasklist lists what the filters find, shows a task with its form, takes it, gives it back and
   * submits the form.
   */
  private static void tasklist(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          requests) {
    String[] working = groups(StaffRole::worksOnCases);
    requests
        .requestMatchers(OPTIONS, ENGINE + "/filter", ENGINE + "/filter/*")
        .hasAnyAuthority(working)
        .requestMatchers(
            GET,
            ENGINE + "/filter",
            ENGINE + "/filter/count",
            ENGINE + "/filter/{id}",
            ENGINE + "/filter/{id}/{what:list|count}",
            // whether the case has a next task for who completed one
            ENGINE + "/task",
            ENGINE + "/task/{id}",
            ENGINE + "/task/{id}/{what:form|form-variables|deployed-form|identity-links|comment}")
        .hasAnyAuthority(working)
        .requestMatchers(
            POST,
            ENGINE + "/filter/{id}/{what:list|count}",
            ENGINE + "/task/{id}/{what:claim|unclaim|submit-form}")
        .hasAnyAuthority(working);
  }

  private static String[] groups(Predicate<StaffRole> which) {
    return Arrays.stream(StaffRole.values())
        .filter(which)
        .map(StaffRole::group)
        .toArray(String[]::new);
  }
}
