package org.vitalflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hub with what MOSIP's does beyond its word, and over a restart. */
@Tag("proof")
class HubOptionsIT {
  private static final String[] TOPICS = {"ONE", "TWO", "THREE", "BATCH", "LATE", "AGAIN"};

  @TempDir static Path folder;
  private static RunningSimulator simulator;
  private Subscriber subscriber;

  @BeforeAll
  static void start() {
    simulator = started();
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @BeforeEach
  void open() throws Exception {
    subscriber = new Subscriber(simulator);
  }

  @AfterEach
  void close() {
    subscriber.close();
  }

  private static RunningSimulator started() {
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

  private static void publish(String topic, String body) throws Exception {
    assertThat(simulator.publish(topic, body).body()).isEqualTo("hub.mode=accepted");
  }

  private static void awaitStatuses(String topic, String... statuses) {
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(simulator.deliveries("topic", topic, "status"))
                    .containsExactly(statuses));
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
    subscriber.subscribe("ONE");
    subscriber.subscribe("TWO");
    subscriber.callback.answer = 500;
    publish("ONE", "1");
    awaitStatuses("ONE", "500");
    subscriber.callback.answer = 202;
    try (var other = new Subscriber(simulator)) {
      other.subscribe("THREE");
      publish("ONE", "2");
      awaitBodies("ONE", "1", "2");

      subscriber.callback.answer = 500;
      publish("ONE", "3");
      awaitStatuses("ONE", "500", "202", "500");
      subscriber.callback.answer = 202;
      other.unsubscribe("THREE");
      awaitBodies("ONE", "1", "2", "3", "3");
    }
  }

  @Test
  void afterTheFirstOfThreeIsTakenTheOthersAreNotDeliveredAgain() throws Exception {
    subscriber.subscribe("BATCH");
    publish("BATCH", "0");
    awaitStatuses("BATCH", "202");
    subscriber.callback.gate = new CountDownLatch(1);
    publish("BATCH", "1");
    awaitBodies("BATCH", "0", "1");
    for (String body : new String[] {"2", "3", "4", "5"}) {
      publish("BATCH", body);
    }
    subscriber.callback.failing = "3";
    subscriber.callback.gate.countDown();
    awaitStatuses("BATCH", "202", "202", "202", "500");
    subscriber.callback.failing = "";
    subscriber.subscribe("BATCH");
    awaitBodies("BATCH", "0", "1", "2", "3", "5");
  }

  @Test
  void anAnswerThatComesTooLateIsNoneAndTheDeliveryIsTriedAgain() throws Exception {
    subscriber.subscribe("LATE");
    subscriber.callback.gate = new CountDownLatch(1);
    publish("LATE", "1");
    awaitBodies("LATE", "1", "1");
    subscriber.callback.gate.countDown();
    awaitStatuses("LATE", "202");
  }

  @Test
  void topicsSubscribersAndWhatTheyHaveNotTakenOutliveARestartWhichRevivesThem() throws Exception {
    subscriber.subscribe("AGAIN");
    publish("AGAIN", "1");
    awaitStatuses("AGAIN", "202");
    subscriber.callback.answer = 500;
    publish("AGAIN", "2");
    awaitStatuses("AGAIN", "202", "500");
    publish("AGAIN", "3");
    simulator.close();
    subscriber.callback.answer = 202;
    simulator = started();
    awaitBodies("AGAIN", "1", "2", "2", "3");
    assertThat(subscriber.callback.heard)
        .allMatch(heard -> heard.signature().equals(Subscriber.signature(heard)));
    assertThat(Subscriber.call(simulator, "register", "hub.topic", "AGAIN").body())
        .contains("already registered");
  }
}
