package org.vitalflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hub with what MOSIP's does beyond its word, and over a restart. */
class HubOptionsIT {
  private static final String[] TOPICS = {"ONE", "TWO", "THREE"};

  @TempDir Path folder;
  private RunningSimulator simulator;
  private Subscriber subscriber;

  @BeforeEach
  void start() throws Exception {
    simulator = started();
    subscriber = new Subscriber(simulator);
    for (String topic : TOPICS) {
      subscriber.subscribe(topic);
    }
  }

  private RunningSimulator started() {
    StringBuilder roles = new StringBuilder();
    for (String topic : TOPICS) {
      roles.append("SUBSCRIBE_%1$s_GENERAL,PUBLISH_%1$s_GENERAL,".formatted(topic));
    }
    return new RunningSimulator(
        simulator == null ? RunningSimulator.freePort() : simulator.port,
        folder,
        "--SIMULATOR_CLIENT_ROLES=" + roles,
        "--SIMULATOR_HUB_LOSSES=true",
        "--SIMULATOR_HUB_REVIVES_ALL=true",
        "--SIMULATOR_HUB_TIMEOUT_MILLIS=2000",
        "--simulator.hub-retry-millis=20");
  }

  @AfterEach
  void stop() {
    subscriber.close();
    simulator.close();
  }

  private void publish(String topic, String body) throws Exception {
    HttpResponse<String> answer =
        simulator.post(
            "/hub?hub.mode=publish&hub.topic=" + topic, body, "Cookie", simulator.cookie());
    assertThat(answer.body()).isEqualTo("hub.mode=accepted");
  }

  private void awaitStatuses(int many) {
    Awaitility.await().until(() -> simulator.get("/simulator/deliveries").size() == many);
  }

  private void awaitBodies(String topic, String... bodies) {
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(subscriber.heardAt(topic))
                    .extracting(Callback.Heard::body)
                    .containsExactly(bodies));
  }

  @Test
  void whoeverNeverTookAnEventLosesTheFirstAndAnybodysSubscriptionRevives() throws Exception {
    subscriber.callback.answer = 500;
    publish("ONE", "1");
    awaitStatuses(1);
    subscriber.callback.answer = 202;
    publish("TWO", "1");
    awaitStatuses(2);
    try (var other = new Subscriber(simulator)) {
      other.subscribe("THREE");
      publish("ONE", "2");
      awaitBodies("ONE", "1", "2");

      subscriber.callback.answer = 500;
      publish("ONE", "3");
      awaitStatuses(4);
      subscriber.callback.answer = 202;
      other.unsubscribe("THREE");
      awaitBodies("ONE", "1", "2", "3", "3");
    }
  }

  @Test
  void afterTheFirstOfThreeIsTakenTheOthersAreNotDeliveredAgain() throws Exception {
    publish("ONE", "0");
    awaitStatuses(1);
    subscriber.callback.gate = new CountDownLatch(1);
    publish("ONE", "1");
    Awaitility.await().until(() -> subscriber.heardAt("ONE").size() == 2);
    for (String body : new String[] {"2", "3", "4", "5"}) {
      publish("ONE", body);
    }
    subscriber.callback.failing = "3";
    subscriber.callback.gate.countDown();
    awaitStatuses(4);
    subscriber.callback.failing = "";
    subscriber.subscribe("ONE");
    awaitBodies("ONE", "0", "1", "2", "3", "5");
  }

  @Test
  void anAnswerThatComesTooLateIsNoneAndTheDeliveryIsTriedAgain() throws Exception {
    subscriber.callback.gate = new CountDownLatch(1);
    publish("ONE", "1");
    awaitBodies("ONE", "1", "1");
    subscriber.callback.gate.countDown();
    awaitStatuses(1);
    assertThat(simulator.get("/simulator/deliveries").at("/0/status").asInt()).isEqualTo(202);
  }

  @Test
  void topicsSubscribersAndWhatTheyHaveNotTakenOutliveARestartWhichRevivesThem() throws Exception {
    publish("ONE", "1");
    awaitStatuses(1);
    subscriber.callback.answer = 500;
    publish("ONE", "2");
    awaitStatuses(2);
    publish("ONE", "3");
    simulator.close();
    subscriber.callback.answer = 202;
    simulator = started();
    awaitBodies("ONE", "1", "2", "2", "3");
    assertThat(subscriber.callback.heard)
        .allMatch(heard -> heard.signature().equals(Subscriber.signature(heard)));
    assertThat(Subscriber.call(simulator, "register", "hub.topic", "TWO").body())
        .contains("already registered");
  }
}
