package org.vitalflow.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/**
 * Events on their way: one row for each subscriber, from the publication until it is taken. Each
 * subscriber's are kept in their order, so that the next one is found however many wait.
 */
@Component
class Outbox {
  /** The kind of a delivery that no fault touches. */
  static final String REAL = "REAL";

  private final Store store;
  private final Faults faults;
  private final Topics topics;
  private final Map<String, SortedSet<Slot>> queues = new ConcurrentHashMap<>();
  private final AtomicLong numbers = new AtomicLong();

  /** A row's place in its subscriber's queue. */
  private record Slot(Instant notBefore, long number, String key) implements Comparable<Slot> {
    @Override
    public int compareTo(Slot other) {
      int byTime = notBefore.compareTo(other.notBefore);
      return byTime != 0 ? byTime : Long.compare(number, other.number);
    }
  }

  /** An event that may be delivered now. */
  static final class Due {
    final Rows.Outbound event;
    private final Slot slot;

    private Due(Slot slot, Rows.Outbound event) {
      this.slot = slot;
      this.event = event;
    }
  }

  Outbox(Store store, Faults faults, Topics topics) {
    this.store = store;
    this.faults = faults;
    this.topics = topics;
    store.outbox.all().forEach(this::enqueue);
  }

  private void enqueue(String key, Rows.Outbound row) {
    queues
        .computeIfAbsent(row.subscription(), subscription -> new ConcurrentSkipListSet<>())
        .add(new Slot(row.notBefore(), numbers.incrementAndGet(), key));
  }

  private void put(Store.Change change, String key, Rows.Outbound row) {
    change.put(store.outbox, key, row);
    enqueue(key, row);
  }

  /**
   * Publishes an event to those who are subscribed now, live or not; nobody else will ever get it.
   *
   * @param notBefore when it is due, unless a fault makes it early
   * @return the keys of the rows that are early
   */
  Set<String> publish(
      Store.Change change, String topic, String rid, String body, String kind, Instant notBefore) {
    topics.make(change, topic);
    Set<String> early = new HashSet<>();
    store
        .subscriptions
        .all()
        .forEach(
            (subscription, row) -> {
              if (!Topics.normal(row.topic()).equals(Topics.normal(topic))) {
                return;
              }
              String key = UUID.randomUUID().toString();
              Instant now = Instant.now();
              boolean isEarly =
                  notBefore.isAfter(now)
                      && faults
                          .take(Place.DELIVER, EnumSet.of(Effect.EARLY), faults.subjectOf(rid))
                          .isPresent();
              if (isEarly) {
                early.add(key);
              }
              String how = isEarly ? Effect.EARLY.name() : kind;
              Instant when = isEarly ? now : notBefore;
              put(change, key, new Rows.Outbound(subscription, topic, rid, body, how, when));
            });
    return early;
  }

  boolean hasAnyOf(Set<String> keys) {
    return keys.stream().anyMatch(key -> store.outbox.has(key));
  }

  /** What a subscriber may get now, in order, as much as that at most. */
  List<Due> due(String subscription, int most) {
    Instant now = Instant.now();
    List<Due> due = new ArrayList<>();
    SortedSet<Slot> queue = queues.getOrDefault(subscription, new ConcurrentSkipListSet<>());
    for (Slot slot : queue) {
      if (due.size() == most || slot.notBefore().isAfter(now)) {
        break;
      }
      store
          .outbox
          .find(slot.key())
          .ifPresentOrElse(row -> due.add(new Due(slot, row)), () -> queue.remove(slot));
    }
    return due;
  }

  /** Whether it is still to be delivered. */
  boolean has(Due due) {
    return store.outbox.has(due.slot.key());
  }

  /** It was taken, or shall never be. */
  void remove(Store.Change change, Due due) {
    dequeue(due);
    change.remove(store.outbox, due.slot.key());
  }

  /** Puts it off, unless it was removed meanwhile. */
  void postpone(Store.Change change, Due due, String kind, Instant then) {
    dequeue(due);
    if (store.outbox.has(due.slot.key())) {
      put(change, due.slot.key(), due.event.later(kind, then));
    }
  }

  private void dequeue(Due due) {
    SortedSet<Slot> queue = queues.get(due.event.subscription());
    if (queue != null) {
      queue.remove(due.slot);
    }
  }

  /** Removes whatever waits for a subscriber. */
  void removeAll(Store.Change change, String subscription) {
    SortedSet<Slot> queue = queues.remove(subscription);
    if (queue != null) {
      queue.forEach(slot -> change.remove(store.outbox, slot.key()));
    }
  }
}
