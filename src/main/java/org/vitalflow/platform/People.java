package org.vitalflow.platform;

import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

/**
 * The people of the quick start, whose password is their name. {@link ProductionGuard} refuses a
 * start that has any elsewhere.
 *
 * @param people by the name they log in with
 */
@ConfigurationProperties("vitalflow")
record People(@DefaultValue Map<String, Person> people) {

  /**
   * One of them.
   *
   * @param role a {@link StaffRole} by its group name
   * @param office the office's code
   */
  record Person(String role, String office) {}

  InMemoryUserDetailsManager accounts() {
    return new InMemoryUserDetailsManager(
        people.entrySet().stream()
            .map(entry -> account(entry.getKey(), entry.getValue()))
            .toList());
  }

  private static UserDetails account(String name, Person person) {
    List<String> groups =
        StaffRole.of(person.role())
            .orElseThrow(
                () ->
                    new StartRefused(
                        "VitalFlow could not start: no such role as " + person.role() + "."))
            .groupsIn(person.office());
    return User.withUsername(name)
        .password("{noop}" + name)
        .authorities(AuthorityUtils.createAuthorityList(groups))
        .build();
  }
}
