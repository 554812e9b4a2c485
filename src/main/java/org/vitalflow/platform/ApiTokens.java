package org.vitalflow.platform;

import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.client.RestTemplateBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;

/** Which bearer tokens are believed: those of one issuer, for one audience, not yet expired. */
@Configuration(proxyBeanMethods = false)
class ApiTokens {
  private static final Duration CLOCK_SKEW = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  /** Asks the issuer for its keys at the first token, since it may start later than we do. */
  @Bean
  JwtDecoder jwtDecoder(
      @Value("${vitalflow.jwt.issuer}") String issuer,
      @Value("${vitalflow.jwt.audience}") String audience,
      RestTemplateBuilder http) {
    var lazy = new SupplierJwtDecoder(() -> ofIssuer(issuer, audience, http));
    return token -> {
      try {
        return lazy.decode(token);
      } catch (JwtDecoderInitializationException e) {
        throw new AuthenticationServiceException("The issuer does not answer", e);
      }
    };
  }

  private static JwtDecoder ofIssuer(String issuer, String audience, RestTemplateBuilder http) {
    NimbusJwtDecoder decoder =
        NimbusJwtDecoder.withIssuerLocation(issuer)
            .restOperations(http.connectTimeout(PATIENCE).readTimeout(PATIENCE).build())
            .build();
    decoder.setJwtValidator(
        new DelegatingOAuth2TokenValidator<Jwt>(
            new JwtTimestampValidator(CLOCK_SKEW),
            new JwtIssuerValidator(issuer),
            new JwtClaimValidator<List<String>>(
                JwtClaimNames.AUD, meant -> meant != null && meant.contains(audience))));
    return decoder;
  }

  /** Authorities are the names in {@code realm_access.roles}, as they stand there. */
  @Bean
  JwtAuthenticationConverter rolesOfTokens() {
    var converter = new JwtAuthenticationConverter();
    converter.setJwtGrantedAuthoritiesConverter(
        token -> AuthorityUtils.createAuthorityList(Caller.of(token).roles()));
    return converter;
  }
}
