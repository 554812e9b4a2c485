package org.vitalflow.simulator;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Who is subscribed, by topic and callback.
 *
 * <p>A subscriber that was dropped after a failed delivery is revived when it subscribes again:
 * with its first secret, since MOSIP keeps the first record and ignores a new one, and with what it
 * has not taken. MOSIP's hub also revives all of them whenever anybody subscribes or unsubscribes,
 * and when it starts (mosip-contract 5.4). That is an option here, off: it depends on what others
 * happen to do, so a subscriber that lives with the stricter rule lives with MOSIP's. Another
 * option, off, is MOSIP's loss: who never took anything is revived without what waited for it.
 */
@Component
class Subscribers {
  private static final Logger LOG = LoggerFactory.getLogger(Subscribers.class);

  private final Store store;
  private final Outbox outbox;
  private final boolean losses;
  private final boolean revivesAll;

  Subscribers(Store store, Outbox outbox, SimulatorConfiguration.Settings settings) {
    this.store = store;
    this.outbox = outbox;
    this.losses = settings.hubLosses();
    this.revivesAll = settings.hubRevivesAll();
  }

  static String key(String topic, String callback) {
    return Topics.normal(topic) + " " + callback;
  }

  boolean isLive(String key) {
    return store.subscriptions.find(key).filter(Rows.Subscription::live).isPresent();
  }

  /** Takes a verified one in, or revives it. */
  void add(String topic, String callback, String secret) {
    String key = key(topic, callback);
    store.update(
        change -> {
          Optional<Rows.Subscription> known = store.subscriptions.find(key);
          if (known.isEmpty()) {
            change.put(
                store.subscriptions,
                key,
                new Rows.Subscription(topic, callback, secret, true, false));
          } else {
            revive(change, key, known.get());
          }
          listIsRead(change);
        });
    LOG.info("Subscribed: {}", Topics.normal(topic));
  }

  /** Ends a subscription at its own wish. */
  void end(String key) {
    store.update(
        change -> {
          forget(change, key);
          listIsRead(change);
        });
  }

  /** Forgets a subscription and what it did not take. */
  void forget(Store.Change change, String key) {
    outbox.removeAll(change, key);
    change.remove(store.subscriptions, key);
  }

  /** It gets nothing more until it is revived. */
  void drop(Store.Change change, String key) {
    store
        .subscriptions
        .find(key)
        .ifPresent(row -> change.put(store.subscriptions, key, row.live(false)));
    LOG.info("A subscriber was dropped");
  }

  void dropAll(Store.Change change, String topic) {
    String name = Topics.normal(topic);
    store
        .subscriptions
        .all()
        .forEach(
            (key, row) -> {
              if (Topics.normal(row.topic()).equals(name)) {
                drop(change, key);
              }
            });
  }

  /** It took an event. */
  void took(Store.Change change, String key) {
    store
        .subscriptions
        .find(key)
        .filter(row -> !row.committed())
        .ifPresent(row -> change.put(store.subscriptions, key, row.withCommit()));
  }

  /** The hub starts. */
  void start() {
    store.update(this::listIsRead);
  }

  private void listIsRead(Store.Change change) {
    if (revivesAll) {
      store.subscriptions.all().forEach((key, row) -> revive(change, key, row));
    }
  }

  private void revive(Store.Change change, String key, Rows.Subscription row) {
    if (row.live()) {
      return;
    }
    if (losses && !row.committed()) {
      outbox.removeAll(change, key);
    }
    change.put(store.subscriptions, key, row.live(true));
  }
}
