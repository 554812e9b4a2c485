package org.vitalflow.platform;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * The CRVS client behind an API call.
 *
 * @param client {@code azp}, else {@code client_id}, else {@code sub} of its token
 * @param roles {@code realm_access.roles} of its token
 */
public record Caller(String client, Set<String> roles) {
  public static final String REGISTRAR = "CRVS_REGISTRAR_ROLE";
  public static final String OPERATIONS = "CRVS_OPERATIONS_ROLE";

  /** The caller a validated token speaks for. */
  public static Caller of(Jwt token) {
    String client =
        Stream.of("azp", "client_id", "sub")
            .map(token::getClaimAsString)
            .filter(name -> name != null && !name.isBlank())
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("A token without a client"));
    return new Caller(client, roles(token));
  }

  /** The same, refused where it has no role of a CRVS at all. */
  public static Caller ofCrvs(Jwt token) {
    Caller caller = of(token);
    if (caller.roles().stream().noneMatch(role -> role.startsWith("CRVS_"))) {
      throw Problem.of(HttpStatus.FORBIDDEN, "ROLE_MISSING", "The client needs a role of a CRVS.");
    }
    return caller;
  }

  private static Set<String> roles(Jwt token) {
    Map<String, Object> access = token.getClaimAsMap("realm_access");
    Object roles = access == null ? List.of() : access.getOrDefault("roles", List.of());
    return roles instanceof Collection<?> names
        ? Set.copyOf(names.stream().map(String::valueOf).toList())
        : Set.of();
  }

  public boolean has(String role) {
    return roles.contains(role);
  }
}
