package org.vitalflow.crvs;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.vitalflow.platform.Ids;
import org.vitalflow.platform.Problem;

/** What clients do with their subscriptions; each in a transaction, after which postmen go. */
@Component
class Subscribing {
  private static final int SECRET_BYTES = 32;

  private final SubscriptionTable subscriptions;
  private final Outbox outbox;
  private final CrvsSettings settings;
  private final ApplicationEventPublisher publisher;
  private final Ids ids;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  Subscribing(
      SubscriptionTable subscriptions,
      Outbox outbox,
      CrvsSettings settings,
      ApplicationEventPublisher publisher,
      Ids ids,
      InstantSource clock) {
    this.subscriptions = subscriptions;
    this.outbox = outbox;
    this.settings = settings;
    this.publisher = publisher;
    this.ids = ids;
    this.clock = clock;
  }

  /** Makes the subscription; its callback is asked right after. */
  @Transactional
  SubscriptionView add(String client, SubscriptionBody.Wanted wanted) {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var added =
        new Subscription(
            ids.next(),
            client,
            wanted.callback(),
            wanted.milestones(),
            wanted.types(),
            Subscription.State.PENDING_VERIFICATION,
            null,
            now,
            null,
            now,
            0,
            0);
    if (!subscriptions.add(added, secret, settings.most())) {
      throw Problem.of(
          HttpStatus.CONFLICT,
          "TOO_MANY_SUBSCRIPTIONS",
          "A client has %d subscriptions at most.".formatted(settings.most()));
    }
    publisher.publishEvent(new Rounds.Due());
    return SubscriptionView.of(added, secret);
  }

  /** The client's own one; fails as if it did not exist otherwise. */
  Subscription own(String id, String client) {
    return Uuids.of(id)
        .flatMap(subscriptions::find)
        .filter(subscription -> subscription.client().equals(client))
        .orElseThrow(
            () ->
                Problem.of(
                    HttpStatus.NOT_FOUND,
                    "SUBSCRIPTION_UNKNOWN",
                    "There is no such subscription."));
  }

  /** Asks the callback once more, where it is not verified. */
  @Transactional
  void verifyAgain(UUID id) {
    subscriptions.verifyAgain(id, clock.instant());
    publisher.publishEvent(new Rounds.Due());
  }

  /** Tells once more what is named; gives how many messages. */
  @Transactional
  int replay(UUID id, ReplayBody what) {
    publisher.publishEvent(new Rounds.Due());
    if (what.delivery().isPresent()) {
      if (!outbox.again(id, what.delivery().get())) {
        throw Problem.of(
            HttpStatus.NOT_FOUND, "DELIVERY_UNKNOWN", "The subscription has no such delivery.");
      }
      return 1;
    }
    return outbox.replay(id, what.from().orElseThrow());
  }
}
