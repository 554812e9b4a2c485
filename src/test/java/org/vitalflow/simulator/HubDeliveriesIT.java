package org.vitalflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What MOSIP's hub delivers, how often, and when no more. */
@Tag("proof")
class HubDeliveriesIT extends HubTopics {
  @Test
  void aDeregisteredTopicsSubscriberHearsNothingUntilItSubscribesAgain() throws Exception {
    subscriber.subscribe(topic);
    register("deregister");
    published(topic, "1");
    Awaitility.await().during(Duration.ofMillis(200)).until(subscriber.bodies()::isEmpty);
    subscriber.subscribe(topic);
    awaitBodies("1");
  }

  @Test
  void aDeliveryIsSignedAndNamesItsHubAndTopicAndIsWrittenAnew() throws Exception {
    subscriber.subscribe(topic);
    published(topic, "{ \"name\" : \"Ñandú\",\n  \"of\" : [ 1, null ] }\n");
    awaitBodies("{\"name\":\"Ñandú\",\"of\":[1,null]}");
    Callback.Heard heard = subscriber.callback.heard.get(0);
    assertThat(heard.signature()).isEqualTo(Subscriber.signature(heard));
    assertThat(heard.type()).startsWith("application/json");
    assertThat(heard.link())
        .isEqualTo(
            "<http://localhost:%d/hub>; rel=\"hub\", <%s>; rel=\"self\""
                .formatted(simulator.port, topic));
  }

  @Test
  void anyAnswerOfTwoHundredSomethingTakesTheDelivery() throws Exception {
    subscriber.subscribe(topic);
    for (int status : new int[] {200, 204, 299}) {
      subscriber.callback.answer = status;
      published(topic, String.valueOf(status));
      Awaitility.await().until(() -> statuses().contains(String.valueOf(status)));
    }
    awaitBodies("200", "204", "299");
  }

  @Test
  void aRefusedDeliveryIsNotTriedAgainAndDropsItsSubscriberUntilItSubscribesAgain()
      throws Exception {
    subscriber.subscribe(topic);
    for (String status : List.of("500", "404", "302")) {
      subscriber.callback.heard.clear();
      subscriber.callback.answer = Integer.parseInt(status);
      published(topic, status);
      Awaitility.await().until(() -> statuses().contains(status));
      published(topic, status + "0");
      try (var other = new Subscriber(simulator)) {
        other.subscribe(topic);
        other.unsubscribe(topic);
      }
      assertThat(subscriber.bodies()).as("nobody else revives it").containsExactly(status);
      subscriber.callback.answer = 202;
      subscriber.subscribe(topic, "another");
      awaitBodies(status, status, status + "0");
      assertThat(subscriber.callback.heard)
          .as("its first secret")
          .allMatch(heard -> heard.signature().equals(Subscriber.signature(heard)));
    }
    assertThat(statuses())
        .containsExactly("500", "202", "202", "404", "202", "202", "302", "202", "202");
  }

  @Test
  void aDeliveryThatFindsNobodyIsTriedThreeTimesAgain() throws Exception {
    subscriber.subscribe(topic);
    subscriber.callback.drops.set(3);
    published(topic, "1");
    awaitBodies("1", "1", "1", "1");
    subscriber.callback.drops.set(4);
    published(topic, "2");
    published(topic, "3");
    Awaitility.await().until(() -> statuses().contains("0"));
    assertThat(statuses()).containsExactly("202", "0");
    assertThat(subscriber.bodies()).filteredOn("2"::equals).hasSize(4);
    subscriber.subscribe(topic);
    awaitBodies("1", "1", "1", "1", "2", "2", "2", "2", "2", "3");
  }

  @Test
  void whoIsGoneIsNotSubscribedAnyMore() throws Exception {
    subscriber.subscribe(topic);
    subscriber.callback.answer = 410;
    published(topic, "1");
    Awaitility.await().until(() -> statuses().contains("410"));
    subscriber.callback.answer = 202;
    published(topic, "2");
    subscriber.subscribe(topic, "another");
    published(topic, "3");
    awaitBodies("1", "3");
    assertThat(subscriber.callback.heard.get(1).signature())
        .isEqualTo(Subscriber.signature("3", "another"));
  }

  @Test
  void betweenUnsubscribingAndSubscribingAgainEventsAreLostAndTheSecretIsNew() throws Exception {
    subscriber.subscribe(topic);
    subscriber.unsubscribe(topic);
    published(topic, "1");
    subscriber.subscribe(topic, "another");
    published(topic, "2");
    awaitBodies("2");
    assertThat(subscriber.callback.heard.get(0).signature())
        .isEqualTo(Subscriber.signature("2", "another"));
  }

  @Test
  void eachSubscriberGetsEverythingInOrderAndOneAtATime() throws Exception {
    try (var other = new Subscriber(simulator)) {
      subscriber.subscribe(topic);
      other.subscribe(topic);
      String[] all = IntStream.range(0, 60).mapToObj(String::valueOf).toArray(String[]::new);
      String cookie = simulator.cookie();
      for (String body : all) {
        simulator.post("/hub?hub.mode=publish&hub.topic=" + topic, body, "Cookie", cookie);
      }
      awaitBodies(all);
      Awaitility.await().until(() -> other.bodies().size() == all.length);
      assertThat(other.bodies()).containsExactly(all);
      assertThat(subscriber.callback.most).hasValue(1);
    }
  }
}
