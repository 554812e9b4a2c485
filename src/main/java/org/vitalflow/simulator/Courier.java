package org.vitalflow.simulator;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tries one delivery, or does what a fault wants instead, and keeps what came of it. */
@Component
class Courier {
  private static final Set<Effect> INSTEAD =
      EnumSet.of(Effect.LOSE, Effect.REORDER, Effect.DROP_SUBSCRIBER);
  private static final int GONE = 410;

  private final Store store;
  private final Outbox outbox;
  private final Faults faults;
  private final HubCalls calls;
  private final ExtraDeliveries extras;
  private final Subscribers subscribers;

  Courier(
      Store store,
      Outbox outbox,
      Faults faults,
      HubCalls calls,
      ExtraDeliveries extras,
      Subscribers subscribers) {
    this.store = store;
    this.outbox = outbox;
    this.faults = faults;
    this.calls = calls;
    this.extras = extras;
    this.subscribers = subscribers;
  }

  /** Says false if the subscriber was dropped; HTTP 410 ends the subscription itself. */
  boolean deliver(String subscription, Outbox.Due due) throws InterruptedException {
    Rows.Subscription to = store.subscriptions.find(subscription).orElse(null);
    if (to == null) {
      return false;
    }
    Subject subject = faults.subjectOf(due.event.rid());
    if (due.event.kind().equals(Outbox.REAL)) {
      Optional<Fault> instead = faults.take(Place.DELIVER, INSTEAD, subject);
      if (instead.isPresent()) {
        instead(subscription, due, instead.get());
        return instead.get().effect() != Effect.DROP_SUBSCRIBER;
      }
    }
    extras.before(to, due.event, subject);
    HubCalls.Answer answer =
        calls.deliver(to.callback(), due.event.topic(), due.event.body(), to.secret());
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedException();
    }
    store.update(
        change -> {
          change.add(store.deliveries, row(due.event, answer.status(), due.event.kind()));
          if (answer.isSuccess()) {
            outbox.remove(change, due);
            subscribers.took(change, subscription);
          } else if (answer.status() == GONE) {
            subscribers.forget(change, subscription);
          } else {
            subscribers.drop(change, subscription);
          }
        });
    if (answer.isSuccess()) {
      extras.after(to, due.event, subject);
    }
    return answer.isSuccess();
  }

  private void instead(String subscription, Outbox.Due due, Fault fault) {
    String kind = fault.effect().name();
    store.update(
        change -> {
          switch (fault.effect()) {
            case LOSE -> outbox.remove(change, due);
            case REORDER -> outbox.postpone(change, due, kind, Instant.now().plus(fault.delay()));
            default -> subscribers.drop(change, subscription);
          }
          if (fault.effect() != Effect.REORDER) {
            change.add(store.deliveries, row(due.event, null, kind));
          }
        });
  }

  private static Rows.Delivery row(Rows.Outbound event, @Nullable Integer status, String kind) {
    return new Rows.Delivery(event.topic(), event.rid(), Instant.now(), status, kind);
  }
}
