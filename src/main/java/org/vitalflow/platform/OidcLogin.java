package org.vitalflow.platform;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUserAuthority;

/**
 * How people log in in production: at the country's OpenID Connect provider. A person is who {@code
 * preferred_username} says, with the staff roles among {@code realm_access.roles}, in the office of
 * the claim {@code office}.
 */
@ConfigurationProperties("vitalflow.oidc")
record OidcLogin(
    @DefaultValue("") String issuer,
    @DefaultValue("") String clientId,
    @DefaultValue("") String clientSecret) {
  static final String REGISTRATION = "staff";

  boolean configured() {
    return !issuer.isBlank() && !clientId.isBlank() && !clientSecret.isBlank();
  }

  /**
   * Asks the provider for its addresses at the first login, since it may start later than we do.
   */
  ClientRegistrationRepository registrations() {
    return new SupplierClientRegistrationRepository(
        () -> new InMemoryClientRegistrationRepository(registration()));
  }

  private ClientRegistration registration() {
    return ClientRegistrations.fromIssuerLocation(issuer)
        .registrationId(REGISTRATION)
        .clientId(clientId)
        .clientSecret(clientSecret)
        .scope("openid", "profile")
        .userNameAttributeName("preferred_username")
        .build();
  }

  /** The groups of a person the provider vouches for; nobody's without an office. */
  static List<GrantedAuthority> groups(Collection<? extends GrantedAuthority> given) {
    List<String> groups = new ArrayList<>();
    for (GrantedAuthority authority : given) {
      if (authority instanceof OidcUserAuthority user) {
        groups.addAll(groups(user.getAttributes()));
      }
    }
    return AuthorityUtils.createAuthorityList(groups);
  }

  private static List<String> groups(Map<String, Object> claims) {
    if (!(claims.get("office") instanceof String office)
        || !(claims.get("realm_access") instanceof Map<?, ?> access)
        || !(access.get("roles") instanceof Collection<?> roles)) {
      return List.of();
    }
    return roles.stream()
        .flatMap(role -> StaffRole.of(String.valueOf(role)).stream())
        .flatMap(role -> role.groupsIn(office).stream())
        .toList();
  }
}
