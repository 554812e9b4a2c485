package org.vitalflow.simulator;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Asks callbacks, after the hub's answer, whether they mean it: any 2xx whose body is the challenge
 * says yes. The challenge is of letters, digits and dashes, since subscribers escape it for HTML.
 */
@Component
class Intents {
  private static final Logger LOG = LoggerFactory.getLogger(Intents.class);
  private static final String LEASE_SECONDS = "864000";

  private final Store store;
  private final Topics topics;
  private final Subscribers subscribers;
  private final HubCalls calls;
  private final Threads threads;

  Intents(Store store, Topics topics, Subscribers subscribers, HubCalls calls, Threads threads) {
    this.store = store;
    this.topics = topics;
    this.subscribers = subscribers;
    this.calls = calls;
    this.threads = threads;
  }

  private interface Work {
    void run() throws InterruptedException;
  }

  /** Subscribes whom means it; one that is live is told that it is. */
  void subscribe(String topic, String callback, String secret, String leaseSeconds) {
    later(
        () -> {
          store.update(change -> topics.make(change, topic));
          if (subscribers.isLive(Subscribers.key(topic, callback))) {
            deny(topic, callback, "Subscriber has already registered with the Hub");
            return;
          }
          Map<String, String> query = query("subscribe", topic);
          query.put("hub.lease_seconds", leaseSeconds.isEmpty() ? LEASE_SECONDS : leaseSeconds);
          if (isMeant(callback, query)) {
            subscribers.add(topic, callback, secret);
          }
        });
  }

  /** Unsubscribes whom means it; one that is not live is told so, and asked all the same. */
  void unsubscribe(String topic, String callback) {
    later(
        () -> {
          String key = Subscribers.key(topic, callback);
          if (!topics.isKnown(topic)) {
            deny(topic, callback, "Topic [%s] is not registered with the Hub".formatted(topic));
          } else if (!subscribers.isLive(key)) {
            deny(
                topic,
                callback,
                "Could not find a valid subscriber for Topic [%s] and Callback [%s]"
                    .formatted(topic, callback));
          }
          if (isMeant(callback, query("unsubscribe", topic))) {
            subscribers.end(key);
          }
        });
  }

  private void deny(String topic, String callback, String reason) throws InterruptedException {
    Map<String, String> query = query("denied", topic);
    query.put("hub.reason", reason);
    calls.ask(callback, query);
  }

  private static Map<String, String> query(String mode, String topic) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("hub.mode", mode);
    query.put("hub.topic", topic);
    return query;
  }

  private boolean isMeant(String callback, Map<String, String> query) throws InterruptedException {
    String challenge = UUID.randomUUID().toString();
    query.put("hub.challenge", challenge);
    HubCalls.Answer answer = calls.ask(callback, query);
    return answer.isSuccess() && answer.body().equals(challenge);
  }

  private void later(Work work) {
    threads.run(
        () -> {
          try {
            work.run();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          } catch (IllegalArgumentException e) {
            LOG.warn("A callback is no address");
          }
        });
  }
}
