package org.vitalflow.simulator;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Who is subscribed: after the callback has said that it means it. */
@Component
class Subscribers {
  private static final Logger LOG = LoggerFactory.getLogger(Subscribers.class);
  private static final String LEASE_SECONDS = "864000";

  private final Store store;
  private final HubCalls calls;
  private final Outbox outbox;
  private final Threads threads;

  Subscribers(Store store, HubCalls calls, Outbox outbox, Threads threads) {
    this.store = store;
    this.calls = calls;
    this.outbox = outbox;
    this.threads = threads;
  }

  private interface Intent {
    void verify() throws InterruptedException;
  }

  /** Asks the callback, after our answer, and then remembers it. */
  void subscribe(String topic, String callback, String secret) {
    later(() -> verify(topic, callback, secret));
  }

  void unsubscribe(String topic, String callback) {
    later(
        () -> {
          if (isMeant("unsubscribe", topic, callback)) {
            forget(key(topic, callback));
          }
        });
  }

  /** Forgets a subscription and what it did not take. */
  void forget(String key) {
    store.update(
        change -> {
          outbox.remove(change, key);
          change.remove(store.subscriptions, key);
        });
  }

  private void verify(String topic, String callback, String secret) throws InterruptedException {
    String key = key(topic, callback);
    if (store.subscriptions.find(key).filter(Rows.Subscription::live).isPresent()) {
      Map<String, String> query = new LinkedHashMap<>();
      query.put("hub.mode", "denied");
      query.put("hub.topic", topic);
      query.put("hub.reason", "Subscriber has already registered with the Hub");
      calls.ask(callback, query);
      return;
    }
    if (isMeant("subscribe", topic, callback)) {
      store.update(
          change -> {
            // one that was dropped is revived with its first secret; MOSIP ignores a new one
            Rows.Subscription subscription =
                store
                    .subscriptions
                    .find(key)
                    .orElse(new Rows.Subscription(topic, callback, secret, true));
            change.put(store.subscriptions, key, subscription.live(true));
          });
      LOG.info("Subscribed: {}", topic);
    }
  }

  private boolean isMeant(String mode, String topic, String callback) throws InterruptedException {
    String challenge = UUID.randomUUID().toString();
    Map<String, String> query = new LinkedHashMap<>();
    query.put("hub.mode", mode);
    query.put("hub.topic", topic);
    query.put("hub.challenge", challenge);
    query.put("hub.lease_seconds", LEASE_SECONDS);
    HubCalls.Answer answer = calls.ask(callback, query);
    return answer.isSuccess() && answer.body().equals(challenge);
  }

  private void later(Intent intent) {
    threads.run(
        () -> {
          try {
            intent.verify();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          } catch (IllegalArgumentException e) {
            LOG.warn("A callback is no address");
          }
        });
  }

  private static String key(String topic, String callback) {
    return Topics.normal(topic) + " " + callback;
  }
}
