package org.vitalflow.simulator;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.SessionManagementConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;

/** A Keycloak realm as its clients see it, with client credentials as the only grant. */
@Configuration(proxyBeanMethods = false)
class TokenConfiguration {
  static final String REALM = "/auth/realms/mosip";
  static final Duration LIFETIME = Duration.ofHours(1);
  static final Duration SHORT = Duration.ofSeconds(2);

  @Bean
  @Order(1)
  SecurityFilterChain realm(HttpSecurity http) throws Exception {
    return http.securityMatcher(REALM + "/**")
        .with(
            OAuth2AuthorizationServerConfigurer.authorizationServer(),
            server ->
                server
                    .clientAuthentication(c -> c.errorResponseHandler(new RefusedClient()))
                    .oidc(Customizer.withDefaults()))
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .csrf(AbstractHttpConfigurer::disable)
        .sessionManagement(TokenConfiguration::none)
        .build();
  }

  /** MOSIP's services look at a cookie, not at what Spring Security would. */
  @Bean
  @Order(2)
  SecurityFilterChain rest(HttpSecurity http) throws Exception {
    return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .csrf(AbstractHttpConfigurer::disable)
        .sessionManagement(TokenConfiguration::none)
        .build();
  }

  private static void none(SessionManagementConfigurer<HttpSecurity> sessions) {
    sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS);
  }

  @Bean
  AuthorizationServerSettings endpoints() {
    String base = "/protocol/openid-connect";
    // an issuer that has a path would be doubled, so none is set here and the request names it
    return AuthorizationServerSettings.builder()
        .multipleIssuersAllowed(true)
        .tokenEndpoint(base + "/token")
        .authorizationEndpoint(base + "/auth")
        .jwkSetEndpoint(base + "/certs")
        .oidcUserInfoEndpoint(base + "/userinfo")
        .oidcLogoutEndpoint(base + "/logout")
        .tokenIntrospectionEndpoint(base + "/token/introspect")
        .tokenRevocationEndpoint(base + "/revoke")
        .build();
  }

  @Bean
  RegisteredClientRepository clients(SimulatorConfiguration.Settings settings) {
    return new InMemoryRegisteredClientRepository(
        Client.ALL.stream().map(client -> registered(client, client.secret(settings))).toList());
  }

  private static RegisteredClient registered(Client client, String secret) {
    return RegisteredClient.withId(client.id())
        .clientId(client.id())
        .clientSecret(secret)
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
        .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
        .scopes(scopes -> scopes.addAll(Set.of("openid", "profile", "email")))
        .tokenSettings(TokenSettings.builder().accessTokenTimeToLive(LIFETIME).build())
        .build();
  }

  /** The demo's secrets follow from the names, so hashing them would protect nothing. */
  @Bean
  PasswordEncoder plainSecrets() {
    return new PasswordEncoder() {
      @Override
      public String encode(CharSequence secret) {
        return secret.toString();
      }

      @Override
      public boolean matches(CharSequence secret, String known) {
        return known.contentEquals(secret);
      }
    };
  }

  /** Tokens are told by their signature; nothing need be kept of them. */
  @Bean
  OAuth2AuthorizationService forgetful() {
    return new OAuth2AuthorizationService() {
      @Override
      public void save(OAuth2Authorization authorization) {}

      @Override
      public void remove(OAuth2Authorization authorization) {}

      @Override
      public @Nullable OAuth2Authorization findById(String id) {
        return null;
      }

      @Override
      public @Nullable OAuth2Authorization findByToken(
          String token, @Nullable OAuth2TokenType type) {
        return null;
      }
    };
  }

  @Bean
  JWKSource<SecurityContext> keys(SigningKey key) {
    return new ImmutableJWKSet<>(new JWKSet(key.key()));
  }

  @Bean
  JwtDecoder jwtDecoder(JWKSource<SecurityContext> keys) {
    return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
  }

  /** Keycloak's claims, and its short life where a fault asks for it. */
  @Bean
  OAuth2TokenCustomizer<JwtEncodingContext> claims(
      Faults faults, SimulatorConfiguration.Settings settings) {
    return context -> {
      Client client = Client.of(context.getRegisteredClient().getClientId());
      context
          .getClaims()
          .audience(client.audience())
          .claims(claims -> claims.putAll(client.claims(settings)));
      if (faults.take(Place.TOKEN, Set.of(Effect.SHORT_LIVED), Subject.NONE).isPresent()) {
        context.getClaims().expiresAt(Instant.now().plus(SHORT));
      }
    };
  }
}
