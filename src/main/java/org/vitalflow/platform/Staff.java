package org.vitalflow.platform;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * The member of staff behind a session.
 *
 * @param name the login
 * @param office the code of the office, empty where the account has none
 */
public record Staff(String name, String office, Set<StaffRole> roles) {

  /** Who this session belongs to, by the groups of its login. */
  public static Staff of(Authentication person) {
    Set<String> groups =
        person.getAuthorities().stream()
            .map(GrantedAuthority::getAuthority)
            .collect(Collectors.toUnmodifiableSet());
    return new Staff(
        person.getName(),
        groups.stream()
            .filter(group -> group.contains("."))
            .map(group -> group.substring(group.indexOf('.') + 1))
            .findFirst()
            .orElse(""),
        groups.stream()
            .flatMap(group -> StaffRole.of(group).stream())
            .collect(Collectors.toUnmodifiableSet()));
  }

  /** Whose request this is, if a person's. */
  public static Optional<Staff> current() {
    return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
        .filter(Authentication::isAuthenticated)
        .map(Staff::of);
  }

  public boolean has(StaffRole role) {
    return roles.contains(role);
  }

  /** Whether one of the person's roles is allowed this. */
  public boolean may(Predicate<StaffRole> what) {
    return roles.stream().anyMatch(what);
  }
}
