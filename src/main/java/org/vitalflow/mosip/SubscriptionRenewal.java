package org.vitalflow.mosip;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Keeps the subscriptions alive from the moment our callback can answer. With a new secret it
 * subscribes at a new path, and leaves the old one a round after the new one was confirmed; until
 * then both bring the events.
 */
@Component
class SubscriptionRenewal {
  private static final Logger LOG = LoggerFactory.getLogger(SubscriptionRenewal.class);
  private static final Duration UNCONFIRMED_GAP = Duration.ofSeconds(3);
  private static final Duration AFTER_OUTAGE = Duration.ofSeconds(10);
  private static final Duration AFTER_REFUSAL = Duration.ofMinutes(1);

  private final Hub hub;
  private final SubscriptionRows rows;
  private final Subscriptions subscriptions;
  private final CallbackSecrets secrets;
  private final SignalSettings signals;
  private final Duration round;
  private final Duration afterRefusal;
  private final InstantSource clock;
  private volatile boolean ready;

  SubscriptionRenewal(
      Hub hub,
      SubscriptionRows rows,
      Subscriptions subscriptions,
      CallbackSecrets secrets,
      MosipSettings settings,
      SignalSettings signals,
      InstantSource clock) {
    this.hub = hub;
    this.rows = rows;
    this.subscriptions = subscriptions;
    this.secrets = secrets;
    this.signals = signals;
    this.round = settings.resubscribe();
    this.afterRefusal = round.compareTo(AFTER_REFUSAL) < 0 ? round : AFTER_REFUSAL;
    this.clock = clock;
  }

  @EventListener(ApplicationReadyEvent.class)
  void start() {
    // while we were away a delivery may have failed, and the hub has forgotten us
    rows.allDue();
    ready = true;
    renew();
  }

  @Scheduled(fixedDelayString = "PT1S")
  void renew() {
    if (ready) {
      for (Topic topic : signals.topics()) {
        renew(topic);
      }
    }
  }

  private void renew(Topic topic) {
    try {
      CallbackSecrets.Secret secret = secrets.current();
      SubscriptionRow current = rows.current(topic, secret.generation());
      if (current.leavingAt() != null) {
        rows.wanted(current.path());
      }
      subscribe(current, secret);
      for (SubscriptionRow row : rows.of(topic)) {
        if (row.leftAt() == null && !row.path().equals(current.path())) {
          old(row, current);
        }
      }
    } catch (RuntimeException e) {
      LOG.warn("The subscription {} could not be looked after: {}", topic, kind(e));
    }
  }

  /**
   * Renewed as long as we can verify what comes by it; left when the new path has proved itself.
   */
  private void old(SubscriptionRow row, SubscriptionRow current) {
    Instant now = clock.instant();
    Optional<CallbackSecrets.Secret> secret = secrets.of(row.generation());
    if (current.isAlive(now, round.multipliedBy(3)) && current.isOlderThan(now, round)) {
      asking(
          row,
          afterRefusal,
          () -> {
            rows.leaving(row.path(), now);
            String value = secret.map(CallbackSecrets.Secret::value).orElse("");
            hub.unsubscribe(row.topic(), row.path(), value);
          });
    } else if (row.leavingAt() == null) {
      secret.ifPresent(known -> subscribe(row, known));
    }
  }

  private void subscribe(SubscriptionRow row, CallbackSecrets.Secret secret) {
    asking(
        row,
        row.confirmedAt() == null ? UNCONFIRMED_GAP : round,
        () -> {
          if (hub.subscribe(row.topic(), row.path(), secret.value())) {
            subscriptions.confirmed(row.path());
          }
        });
  }

  /** A refusal or an outage must not cost a whole round. */
  private void asking(SubscriptionRow row, Duration gap, Runnable request) {
    Instant now = clock.instant();
    if (row.dueAt().isAfter(now) || !rows.claim(row.path(), now, gap)) {
      return;
    }
    try {
      request.run();
    } catch (MosipMisconfigured e) {
      LOG.warn("The subscription {} was refused: {}", row.path(), e.getMessage());
      rows.refused(row.path(), "NOT_AUTHORISED", now.plus(afterRefusal));
    } catch (RuntimeException e) {
      LOG.warn("The subscription {} could not be renewed: {}", row.path(), kind(e));
      rows.refused(row.path(), "UNAVAILABLE", now.plus(AFTER_OUTAGE));
    }
  }

  /** Other messages than our own may quote what was sent. */
  private static String kind(RuntimeException e) {
    return e instanceof MosipUnavailable
        ? String.valueOf(e.getMessage())
        : e.getClass().getSimpleName();
  }
}
