package org.vitalflow.crvs;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Tells callbacks what is due to them: one message at a time to each, and many callbacks at once.
 * What is cut off by a crash is told again under the same id.
 */
@Component
class Postman {
  private static final Logger LOG = LoggerFactory.getLogger(Postman.class);

  /** Longer than the longest call; a killed node's turn ends after it. */
  private static final Duration TURN = Duration.ofSeconds(20);

  private static final int MESSAGES_IN_A_TURN = 20;
  private static final Duration LONGEST_OUTAGE_GAP = Duration.ofMinutes(5);
  private static final int LONG_OUTAGE = 3;
  private static final Duration VERIFY_GAP = Duration.ofSeconds(5);
  private static final Duration LONGEST_VERIFY_GAP = Duration.ofHours(1);

  /** With the gaps doubling to an hour, over a day. */
  private static final int VERIFICATIONS = 30;

  private static final int CHALLENGE_BYTES = 32;

  private final SubscriptionTable subscriptions;
  private final Outbox outbox;
  private final CallbackClient callbacks;
  private final AllowedHosts hosts;
  private final Notice notice;
  private final Gaps gaps;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  Postman(
      SubscriptionTable subscriptions,
      Outbox outbox,
      CallbackClient callbacks,
      AllowedHosts hosts,
      Notice notice,
      CrvsSettings settings,
      InstantSource clock) {
    this.subscriptions = subscriptions;
    this.outbox = outbox;
    this.callbacks = callbacks;
    this.hosts = hosts;
    this.notice = notice;
    this.gaps = new Gaps(settings.firstGap(), settings.longestGap());
    this.clock = clock;
  }

  /** Serves one callback after another until nothing is due that nobody else serves. */
  void work() {
    try {
      UUID turn = UUID.randomUUID();
      Optional<Subscription> claimed = subscriptions.claim(turn, clock.instant(), TURN);
      while (claimed.isPresent()) {
        serve(claimed.get(), turn);
        claimed = subscriptions.claim(turn, clock.instant(), TURN);
      }
    } catch (RuntimeException e) {
      // the database, most likely; the sweep comes again, and the turn ends by itself
      LOG.warn("Telling a CRVS was broken off: {}", e.getClass().getSimpleName());
    }
  }

  private void serve(Subscription subscription, UUID turn) {
    UUID id = subscription.id();
    if (subscription.verifyAt() != null && !subscription.verifyAt().isAfter(clock.instant())) {
      verify(subscription);
    }
    boolean goesOn = true;
    for (int told = 0; goesOn && told < MESSAGES_IN_A_TURN; told++) {
      goesOn =
          subscriptions.extend(id, turn, clock.instant().plus(TURN))
              && outbox.next(id).filter(message -> tell(id, message)).isPresent();
    }
    subscriptions.release(id, turn, clock.instant());
  }

  private void verify(Subscription subscription) {
    byte[] bytes = new byte[CHALLENGE_BYTES];
    random.nextBytes(bytes);
    String challenge = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    UUID id = subscription.id();
    Answer answer =
        isAllowed(subscription)
            ? callbacks.ask(subscription.address(), id, challenge)
            : notAllowed();
    boolean echoed = new String(answer.body(), StandardCharsets.UTF_8).strip().equals(challenge);
    if (answer.status() == 200 && echoed) {
      subscriptions.verified(id, clock.instant());
      return;
    }
    int times = subscription.verifications();
    String reason = answer.isTaken() ? "CHALLENGE_NOT_ANSWERED" : answer.outcome().name();
    Instant again = clock.instant().plus(Gaps.of(VERIFY_GAP, LONGEST_VERIFY_GAP, times));
    subscriptions.notVerified(id, reason, times + 1 < VERIFICATIONS ? again : null);
  }

  /** True where the next message may follow. */
  private boolean tell(UUID id, Message message) {
    Optional<Subscription> found = subscriptions.find(id);
    if (found.isEmpty()) {
      return false;
    }
    Subscription subscription = found.get();
    Answer answer = isAllowed(subscription) ? call(subscription, message) : notAllowed();
    if (answer.isTaken()) {
      outbox.delivered(message.id(), answer.outcome());
      isThere(subscription);
      return true;
    }
    Instant next = clock.instant().plus(gaps.after(message.attempts()));
    if (outbox.failed(message.id(), answer.outcome(), next)) {
      LOG.warn("A notification is dead: {}, subscription {}", answer.outcome(), id);
    } else {
      outbox.putOff(id, message, next);
    }
    if (answer.isGone()) {
      subscriptions.paused(id, "GONE");
      return false;
    }
    if (answer.isOutage()) {
      Duration gap = gaps.upTo(LONGEST_OUTAGE_GAP, subscription.failures());
      subscriptions.unreachable(id, answer.outcome().name(), clock.instant().plus(gap));
      return false;
    }
    return true;
  }

  private Answer call(Subscription subscription, Message message) {
    byte[] body = notice.of(message);
    URI address = subscription.address();
    String secret = subscriptions.secret(subscription.id());
    String signature = Signature.of(secret, clock.instant().getEpochSecond(), body);
    return callbacks.tell(address, message.id(), signature, body);
  }

  private void isThere(Subscription subscription) {
    if (subscription.failures() > 0) {
      subscriptions.reached(subscription.id());
      if (subscription.failures() >= LONG_OUTAGE) {
        outbox.hurry(subscription.id());
      }
    }
  }

  /** The configuration may have changed since. */
  private boolean isAllowed(Subscription subscription) {
    return Callback.of(subscription.callback())
        .filter(callback -> hosts.isAllowed(subscription.client(), callback))
        .isPresent();
  }

  private static Answer notAllowed() {
    return new Answer(Outcome.ADDRESS_REFUSED, 0, new byte[0]);
  }
}
