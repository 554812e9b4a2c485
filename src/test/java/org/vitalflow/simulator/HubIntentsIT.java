package org.vitalflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** How a subscription comes about at MOSIP's hub, and how it does not. */
class HubIntentsIT extends HubTopics {
  @Test
  void onlyTheChallengeItselfWithTwoHundredSomethingIsAnIntent() throws Exception {
    subscriber.callback.intentAnswer = 404;
    assertThat(subscriber.asked("subscribe", topic, "s")).isEqualTo("subscribe");
    subscriber.callback.intentAnswer = 200;
    subscriber.callback.challenge = challenge -> challenge + "\n";
    assertThat(subscriber.asked("subscribe", topic, "s")).isEqualTo("subscribe");
    subscriber.callback.challenge = challenge -> challenge;
    assertThat(subscriber.asked("subscribe", topic, "s")).isEqualTo("subscribe");
    Map<String, String> query = subscriber.callback.intents.get(2);
    assertThat(query).containsEntry("hub.topic", topic).containsKey("hub.lease_seconds");
    assertThat(query.get("hub.challenge")).matches("[A-Za-z0-9-]{20,}");
  }

  @Test
  void theLeaseIsEchoed() throws Exception {
    String url = subscriber.callback.address("/x");
    Subscriber.call(
        simulator,
        "subscribe",
        "hub.topic",
        topic,
        "hub.callback",
        url,
        "hub.secret",
        "s",
        "hub.lease_seconds",
        "77");
    Awaitility.await().until(() -> !subscriber.callback.intents.isEmpty());
    assertThat(subscriber.callback.intents.get(0)).containsEntry("hub.lease_seconds", "77");
  }

  @Test
  void anIntentCheckThatFindsNobodyIsTriedThreeTimesAgain() throws Exception {
    subscriber.callback.drops.set(3);
    assertThat(subscriber.ask("subscribe", topic, "s").statusCode()).isEqualTo(202);
    Awaitility.await().until(() -> subscriber.callback.drops.get() == 0);
    Awaitility.await().until(() -> subscriber.callback.intents.size() >= 4);
    subscriber.subscribe(topic, "another");
    published(topic, "1");
    awaitBodies("1");
    assertThat(subscriber.callback.heard.get(0).signature())
        .as("it was the first one's answer that counted")
        .isEqualTo(Subscriber.signature("1", "s"));
  }

  @Test
  void aSecondSubscriptionOfALiveOneIsDeniedAndItsSecretIgnored() throws Exception {
    subscriber.subscribe(topic);
    assertThat(subscriber.asked("subscribe", topic, "another")).isEqualTo("denied");
    assertThat(subscriber.callback.intents.get(subscriber.callback.intents.size() - 1))
        .containsEntry("hub.topic", topic)
        .containsEntry("hub.reason", "Subscriber has already registered with the Hub");
    published(topic, "1");
    awaitBodies("1");
    assertThat(subscriber.callback.heard.get(0).signature())
        .isEqualTo(Subscriber.signature("1", Subscriber.SECRET));
  }

  @Test
  void whoeverIsNotSubscribedIsToldSoWhenItUnsubscribes() throws Exception {
    assertThat(subscriber.asked("unsubscribe", topic, "s")).isEqualTo("denied");
    assertThat(subscriber.callback.intents.get(0).get("hub.reason"))
        .isEqualTo("Topic [" + topic + "] is not registered with the Hub");
    Awaitility.await().until(() -> subscriber.callback.intents.size() == 2);
    register("register");
    assertThat(subscriber.asked("unsubscribe", topic, "s")).isEqualTo("denied");
    assertThat(subscriber.callback.intents.get(2).get("hub.reason"))
        .startsWith("Could not find a valid subscriber for Topic [" + topic + "]");
  }
}
