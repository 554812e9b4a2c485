package org.vitalflow.platform;

import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.OPTIONS;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import java.util.Arrays;
import java.util.stream.Stream;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;

/**
 * What of the web apps' API is open for Cockpit: reads for those who look into processes, and for
 * the administrator the few writes that set a stuck case going or end it.
 */
final class CockpitDoors {
  private static final String API = "/camunda/api";
  private static final String ENGINE = API + "/engine/engine/default";

  private CockpitDoors() {}

  static void open(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          requests) {
    String[] lookers =
        Arrays.stream(StaffRole.values())
            .filter(StaffRole::looksIntoProcesses)
            .map(StaffRole::group)
            .toArray(String[]::new);
    String admin = StaffRole.ADMIN.group();
    requests
        .requestMatchers(GET, reads())
        .hasAnyAuthority(lookers)
        .requestMatchers(POST, queries())
        .hasAnyAuthority(lookers)
        .requestMatchers(PUT, paths("job/*/retries", "job-definition/*/retries"))
        .hasAuthority(admin)
        .requestMatchers(
            PUT,
            paths(
                "job/*/suspended",
                "job-definition/*/suspended",
                "process-instance/*/suspended",
                "process-definition/*/suspended"))
        .hasAuthority(admin)
        .requestMatchers(POST, paths("job/retries", "process-instance/*/modification"))
        .hasAuthority(admin)
        .requestMatchers(DELETE, paths("process-instance/*"))
        .hasAuthority(admin)
        .requestMatchers(OPTIONS, paths("user/", "group/", "tenant/"))
        .hasAuthority(admin)
        .requestMatchers(GET, paths("authorization/check"))
        .hasAuthority(admin);
  }

  private static String[] reads() {
    return with(
        paths(
            "process-definition/**",
            "process-instance/**",
            "incident/**",
            "job/**",
            "job-definition/**",
            "deployment/**",
            "decision-definition/**",
            "decision-requirements-definition/**",
            "case-definition/count",
            "task/count",
            "history/process-definition/**",
            "history/process-instance/**",
            "history/activity-instance/**",
            "history/decision-instance/**",
            "history/incident/**",
            "history/job-log/**"),
        API + "/cockpit/plugin/{plugin:base|history}/default/**");
  }

  /** Queries that go by POST because of their length. */
  private static String[] queries() {
    return with(
        Stream.of(
                "process-instance",
                "incident",
                "job",
                "job-definition",
                "variable-instance",
                "external-task",
                "history/process-instance",
                "history/activity-instance",
                "history/incident",
                "history/job-log",
                "history/external-task-log")
            .flatMap(kind -> Stream.of(kind, kind + "/", kind + "/count"))
            .map(path -> ENGINE + "/" + path)
            .toArray(String[]::new),
        API + "/cockpit/plugin/base/default/{of:incident|process-instance|process-definition}/**");
  }

  private static String[] paths(String... paths) {
    return Arrays.stream(paths).map(path -> ENGINE + "/" + path).toArray(String[]::new);
  }

  private static String[] with(String[] paths, String more) {
    return Stream.concat(Arrays.stream(paths), Stream.of(more)).toArray(String[]::new);
  }
}
