package org.vitalflow.simulator;

import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Events on their way: one row for each subscriber, from the publication until it is taken. */
@Component
class Outbox {
  /** The kind of a delivery that no fault touches. */
  static final String REAL = "REAL";

  private final Store store;
  private final Faults faults;

  Outbox(Store store, Faults faults) {
    this.store = store;
    this.faults = faults;
  }

  /**
   * Publishes an event to those who are subscribed now, live or not; nobody else will ever get it.
   *
   * @param notBefore when it is due, unless a fault makes it early
   * @return the keys of the rows that are early
   */
  Set<String> publish(
      Store.Change change, String topic, String rid, String body, String kind, Instant notBefore) {
    Set<String> early = new HashSet<>();
    store
        .subscriptions
        .all()
        .forEach(
            (key, subscription) -> {
              if (!Topics.normal(subscription.topic()).equals(Topics.normal(topic))) {
                return;
              }
              String id = UUID.randomUUID().toString();
              Instant now = Instant.now();
              boolean isEarly =
                  notBefore.isAfter(now)
                      && faults
                          .take(Place.DELIVER, EnumSet.of(Effect.EARLY), faults.subjectOf(rid))
                          .isPresent();
              if (isEarly) {
                early.add(id);
              }
              change.put(
                  store.outbox,
                  id,
                  new Rows.Outbound(
                      key,
                      topic,
                      rid,
                      body,
                      isEarly ? Effect.EARLY.name() : kind,
                      isEarly ? now : notBefore));
            });
    return early;
  }

  boolean hasAnyOf(Set<String> keys) {
    return keys.stream().anyMatch(key -> store.outbox.find(key).isPresent());
  }

  /** The rows that a subscriber has not yet taken, oldest first. */
  Map<String, Rows.Outbound> of(String subscription) {
    Map<String, Rows.Outbound> all = store.outbox.all();
    all.values().removeIf(row -> !row.subscription().equals(subscription));
    return all;
  }

  void remove(Store.Change change, String subscription) {
    of(subscription).keySet().forEach(key -> change.remove(store.outbox, key));
  }
}
