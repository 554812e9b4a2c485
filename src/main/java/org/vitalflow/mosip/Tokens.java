package org.vitalflow.mosip;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.client.AuthorizedClientServiceOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.InMemoryOAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientProviderBuilder;
import org.springframework.security.oauth2.client.endpoint.OAuth2ClientCredentialsGrantRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;

/**
 * Our token at MOSIP: fetched once at a time, kept until shortly before it ends, sent as MOSIP's
 * only cookie.
 */
@Component
class Tokens {
  private static final String REGISTRATION = "mosip";
  private static final Authentication OURSELVES =
      new AnonymousAuthenticationToken(
          REGISTRATION, "vitalflow", AuthorityUtils.createAuthorityList("SYSTEM"));

  private final TokenClient client;
  private final MosipSettings settings;
  private final InMemoryOAuth2AuthorizedClientService kept;
  private final AuthorizedClientServiceOAuth2AuthorizedClientManager manager;
  private final ReentrantLock oneAtATime = new ReentrantLock();

  Tokens(TokenClient client, MosipSettings settings) {
    this.client = client;
    this.settings = settings;
    var registrations =
        new InMemoryClientRegistrationRepository(
            ClientRegistration.withRegistrationId(REGISTRATION)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .tokenUri(settings.tokenUrl())
                .clientId(settings.clientId())
                .clientSecret(settings.clientSecret())
                .build());
    kept = new InMemoryOAuth2AuthorizedClientService(registrations);
    manager = new AuthorizedClientServiceOAuth2AuthorizedClientManager(registrations, kept);
    manager.setAuthorizedClientProvider(
        OAuth2AuthorizedClientProviderBuilder.builder()
            .clientCredentials(
                c -> c.accessTokenResponseClient(this::fetch).clockSkew(Duration.ZERO))
            .build());
  }

  /** The cookie header's value; fetches a token if there is none that is still good. */
  String cookie() {
    oneAtATime.lock();
    try {
      OAuth2AuthorizedClient authorized =
          manager.authorize(
              OAuth2AuthorizeRequest.withClientRegistrationId(REGISTRATION)
                  .principal(OURSELVES)
                  .build());
      if (authorized == null) {
        throw new MosipUnavailable("token: none was given");
      }
      return "Authorization=" + authorized.getAccessToken().getTokenValue();
    } finally {
      oneAtATime.unlock();
    }
  }

  /** Forgets a token that MOSIP refused, unless another call has already replaced it. */
  void forget(String cookie) {
    oneAtATime.lock();
    try {
      OAuth2AuthorizedClient authorized =
          kept.loadAuthorizedClient(REGISTRATION, OURSELVES.getName());
      if (authorized != null
          && cookie.endsWith("=" + authorized.getAccessToken().getTokenValue())) {
        kept.removeAuthorizedClient(REGISTRATION, OURSELVES.getName());
      }
    } finally {
      oneAtATime.unlock();
    }
  }

  private OAuth2AccessTokenResponse fetch(OAuth2ClientCredentialsGrantRequest request) {
    var form = new LinkedMultiValueMap<String, String>();
    form.put("grant_type", List.of("client_credentials"));
    form.put("client_id", List.of(settings.clientId()));
    form.put("client_secret", List.of(settings.clientSecret()));
    MosipAnswer answer = MosipAnswer.of("token", () -> client.token(form));
    String token = answer.body().path("access_token").asText("");
    if (answer.status() != 200 || token.isEmpty()) {
      throw new MosipUnavailable("token: refused with HTTP " + answer.status());
    }
    return OAuth2AccessTokenResponse.withToken(token)
        .tokenType(OAuth2AccessToken.TokenType.BEARER)
        .expiresIn(safeSeconds(answer.body().path("expires_in").asLong(0)))
        .build();
  }

  /**
   * A quarter of its life, at most 30 s, is left unused: a call under way must not see its token
   * end.
   */
  private static long safeSeconds(long lifetime) {
    return Math.max(1, lifetime - Math.min(30, Math.max(1, lifetime / 4)));
  }
}
