package org.vitalflow.simulator;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Delivers each subscriber's events, one at a time and in order. After a delivery that failed the
 * subscriber gets nothing more until it subscribes again; then it goes on with that one.
 */
@Component
class Deliveries {
  private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
  private static final Set<Effect> INSTEAD =
      EnumSet.of(Effect.LOSE, Effect.REORDER, Effect.DROP_SUBSCRIBER);
  private static final int GONE = 410;

  private final Store store;
  private final Outbox outbox;
  private final Faults faults;
  private final HubCalls calls;
  private final ExtraDeliveries extras;
  private final Subscribers subscribers;
  private final Threads threads;
  private final Set<String> busy = ConcurrentHashMap.newKeySet();

  Deliveries(
      Store store,
      Outbox outbox,
      Faults faults,
      HubCalls calls,
      ExtraDeliveries extras,
      Subscribers subscribers,
      Threads threads) {
    this.store = store;
    this.outbox = outbox;
    this.faults = faults;
    this.calls = calls;
    this.extras = extras;
    this.subscribers = subscribers;
    this.threads = threads;
  }

  /** Sets a thread to work for every subscriber that has something to get. */
  void sweep() {
    if (store.outbox.size() == 0) {
      return;
    }
    for (String subscription : store.subscriptions.all().keySet()) {
      if (due(subscription).isPresent() && busy.add(subscription)) {
        threads.run(
            () -> {
              try {
                deliverAll(subscription);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              } finally {
                busy.remove(subscription);
              }
            });
      }
    }
  }

  private Optional<Map.Entry<String, Rows.Outbound>> due(String subscription) {
    if (store.subscriptions.find(subscription).filter(Rows.Subscription::live).isEmpty()) {
      return Optional.empty();
    }
    Instant now = Instant.now();
    return outbox.of(subscription).entrySet().stream()
        .filter(entry -> !entry.getValue().notBefore().isAfter(now))
        .min(Comparator.comparing(entry -> entry.getValue().notBefore()));
  }

  private void deliverAll(String subscription) throws InterruptedException {
    for (var next = due(subscription); next.isPresent(); next = due(subscription)) {
      deliver(subscription, next.get().getKey(), next.get().getValue());
    }
  }

  private void deliver(String subscription, String key, Rows.Outbound event)
      throws InterruptedException {
    Subject subject = faults.subjectOf(event.rid());
    if (event.kind().equals(Outbox.REAL)) {
      Optional<Fault> instead = faults.take(Place.DELIVER, INSTEAD, subject);
      if (instead.isPresent()) {
        instead(subscription, key, event, instead.get());
        return;
      }
    }
    Rows.Subscription to = store.subscriptions.find(subscription).orElseThrow();
    extras.before(to, event, subject);
    HubCalls.Answer answer = calls.deliver(to.callback(), event.topic(), event.body(), to.secret());
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedException();
    }
    store.update(
        change -> {
          change.add(store.deliveries, row(event, answer.status(), event.kind()));
          if (answer.isSuccess()) {
            change.remove(store.outbox, key);
          } else {
            drop(change, subscription);
          }
        });
    if (answer.isSuccess()) {
      extras.after(to, event, subject);
    } else if (answer.status() == GONE) {
      subscribers.forget(subscription);
    }
  }

  private void instead(String subscription, String key, Rows.Outbound event, Fault fault) {
    String kind = fault.effect().name();
    store.update(
        change -> {
          switch (fault.effect()) {
            case LOSE -> change.remove(store.outbox, key);
            case REORDER ->
                change.put(store.outbox, key, event.later(kind, Instant.now().plus(fault.delay())));
            default -> drop(change, subscription);
          }
          if (fault.effect() != Effect.REORDER) {
            change.add(store.deliveries, row(event, null, kind));
          }
        });
  }

  private void drop(Store.Change change, String subscription) {
    store
        .subscriptions
        .find(subscription)
        .ifPresent(row -> change.put(store.subscriptions, subscription, row.live(false)));
    LOG.info("A subscriber was dropped until it subscribes again");
  }

  private static Rows.Delivery row(
      Rows.Outbound event, @org.jspecify.annotations.Nullable Integer status, String kind) {
    return new Rows.Delivery(event.topic(), event.rid(), Instant.now(), status, kind);
  }
}
