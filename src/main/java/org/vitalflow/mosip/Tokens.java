package org.vitalflow.mosip;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.client.AuthorizedClientServiceOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.InMemoryOAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.OAuth2AuthorizationContext;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.vitalflow.platform.NotNow;

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

  /** Longer than one request may take. */
  private static final Duration PATIENCE = Duration.ofSeconds(7);

  /** Long enough for all who waited for the request that failed, too short to prolong an outage. */
  private static final Duration FAILURE_KEPT = Duration.ofSeconds(1);

  private static final Duration LONGEST_MARGIN = Duration.ofSeconds(30);

  private final TokenClient client;
  private final MosipSettings settings;
  private final Remotes remotes;
  private final InstantSource clock;
  private final InMemoryOAuth2AuthorizedClientService kept;
  private final AuthorizedClientServiceOAuth2AuthorizedClientManager manager;
  private final ReentrantLock oneAtATime = new ReentrantLock();
  private @Nullable MosipUnavailable failure;
  private Instant failed = Instant.MIN;

  Tokens(TokenClient client, MosipSettings settings, Remotes remotes, InstantSource clock) {
    this.client = client;
    this.settings = settings;
    this.remotes = remotes;
    this.clock = clock;
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
    manager.setAuthorizedClientProvider(this::renewed);
  }

  /**
   * The cookie header's value; fetches a token if there is none that is still good. Who waited for
   * a request that failed hears of its failure, instead of waiting for one more of its own.
   */
  String cookie() {
    lock();
    try {
      MosipUnavailable last = failure;
      if (last != null && clock.instant().isBefore(failed.plus(FAILURE_KEPT))) {
        throw last.again();
      }
      OAuth2AuthorizedClient authorized =
          manager.authorize(
              OAuth2AuthorizeRequest.withClientRegistrationId(REGISTRATION)
                  .principal(OURSELVES)
                  .build());
      return cookieOf(Objects.requireNonNull(authorized));
    } finally {
      oneAtATime.unlock();
    }
  }

  /** Forgets a token that MOSIP refused, unless another call has already replaced it. */
  void forget(String cookie) {
    lock();
    try {
      OAuth2AuthorizedClient authorized =
          kept.loadAuthorizedClient(REGISTRATION, OURSELVES.getName());
      if (authorized != null && cookie.equals(cookieOf(authorized))) {
        kept.removeAuthorizedClient(REGISTRATION, OURSELVES.getName());
      }
    } finally {
      oneAtATime.unlock();
    }
  }

  private void lock() {
    try {
      if (oneAtATime.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new NotNow("token: another call has been waiting for one too long");
  }

  private static String cookieOf(OAuth2AuthorizedClient authorized) {
    return "Authorization=" + authorized.getAccessToken().getTokenValue();
  }

  /** A new token, or null where the kept one is still good. */
  private @Nullable OAuth2AuthorizedClient renewed(OAuth2AuthorizationContext context) {
    OAuth2AuthorizedClient authorized = context.getAuthorizedClient();
    if (authorized != null && isGood(authorized.getAccessToken())) {
      return null;
    }
    try {
      OAuth2AccessToken token = fetch();
      failure = null;
      return new OAuth2AuthorizedClient(
          context.getClientRegistration(), context.getPrincipal().getName(), token);
    } catch (MosipUnavailable e) {
      failure = e;
      failed = clock.instant();
      throw e;
    }
  }

  /**
   * A quarter of its life, at most 30 s, is left unused: a call under way must not see its token
   * end.
   */
  private boolean isGood(OAuth2AccessToken token) {
    Instant begin = Objects.requireNonNull(token.getIssuedAt());
    Instant end = Objects.requireNonNull(token.getExpiresAt());
    Duration quarter = Duration.between(begin, end).dividedBy(4);
    Duration margin = quarter.compareTo(LONGEST_MARGIN) < 0 ? quarter : LONGEST_MARGIN;
    return clock.instant().isBefore(end.minus(margin));
  }

  private OAuth2AccessToken fetch() {
    var form = new LinkedMultiValueMap<String, String>();
    form.put("grant_type", List.of("client_credentials"));
    form.put("client_id", List.of(settings.clientId()));
    form.put("client_secret", List.of(settings.clientSecret()));
    var verdict = new TokenVerdict(settings.clientId());
    // counted from before the request: the token may be as old as that
    Instant begin = clock.instant();
    MosipAnswer answer = remotes.ask(Api.TOKEN, () -> client.token(form), verdict::judged);
    return new OAuth2AccessToken(
        OAuth2AccessToken.TokenType.BEARER,
        TokenVerdict.tokenOf(answer),
        begin,
        begin.plusSeconds(TokenVerdict.lifeOf(answer)));
  }
}
