package org.vitalflow.simulator;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Delivers each subscriber's events, one at a time and in order. After a delivery that failed the
 * subscriber gets nothing more until it is revived (see {@link Subscribers}); then it goes on with
 * that one, unless MOSIP's losses are switched on.
 */
@Component
class Deliveries {
  /** What the hub takes at once; with the first success it takes all of it for delivered. */
  private static final int BATCH = 3;

  private final Store store;
  private final Outbox outbox;
  private final Courier courier;
  private final Threads threads;
  private final boolean losses;
  private final Set<String> busy = ConcurrentHashMap.newKeySet();

  Deliveries(
      Store store,
      Outbox outbox,
      Courier courier,
      Threads threads,
      SimulatorConfiguration.Settings settings) {
    this.store = store;
    this.outbox = outbox;
    this.courier = courier;
    this.threads = threads;
    this.losses = settings.hubLosses();
  }

  /** Sets a thread to work for every subscriber that has something to get. */
  void sweep() {
    if (store.outbox.size() == 0) {
      return;
    }
    for (String subscription : store.subscriptions.all().keySet()) {
      if (!batch(subscription, 1).isEmpty() && busy.add(subscription)) {
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

  private List<Outbox.Due> batch(String subscription, int most) {
    return isLive(subscription) ? outbox.due(subscription, most) : List.of();
  }

  private boolean isLive(String subscription) {
    return store.subscriptions.find(subscription).filter(Rows.Subscription::live).isPresent();
  }

  private void deliverAll(String subscription) throws InterruptedException {
    List<Outbox.Due> batch = batch(subscription, BATCH);
    while (!batch.isEmpty()) {
      for (int i = 0; i < batch.size() && isLive(subscription); i++) {
        if (outbox.has(batch.get(i)) && !courier.deliver(subscription, batch.get(i)) && i > 0) {
          lose(batch.subList(i, batch.size()));
        }
      }
      batch = batch(subscription, BATCH);
    }
  }

  private void lose(List<Outbox.Due> rest) {
    if (losses) {
      store.update(change -> rest.forEach(due -> outbox.remove(change, due)));
    }
  }
}
