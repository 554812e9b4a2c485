package org.vitalflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A hub with topics that nobody else uses, one for each test. */
abstract class HubTopics {
  private static final AtomicInteger TOPICS = new AtomicInteger();

  @TempDir static Path folder;
  static RunningSimulator simulator;

  final String topic = "NEWS_" + TOPICS.incrementAndGet();
  Subscriber subscriber;

  @BeforeAll
  static void start() {
    simulator =
        new RunningSimulator(
            folder,
            "--simulator.hub-retry-millis=20",
            "--SIMULATOR_CLIENT_ROLES=" + String.join(",", roles()));
  }

  /** Few enough for a header: the topics of all tests, one of a partner, one with two names. */
  private static List<String> roles() {
    Stream<String> ofTests =
        IntStream.rangeClosed(1, 30)
            .boxed()
            .flatMap(
                i ->
                    Stream.of(
                        "SUBSCRIBE_NEWS_" + i + "_GENERAL", "PUBLISH_NEWS_" + i + "_GENERAL"));
    Stream<String> others =
        Stream.of(
            "SUBSCRIBE_OWN_INDIVIDUAL",
            "PUBLISH_OWN_ALL_INDIVIDUAL",
            "SUBSCRIBE_TWO-NAMES_GENERAL",
            "PUBLISH_TWO_NAMES_GENERAL");
    return Stream.concat(ofTests, others).toList();
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

  HttpResponse<String> publish(String body) throws Exception {
    return publish(topic, body);
  }

  static HttpResponse<String> publish(String topic, String body) throws Exception {
    return simulator.publish(topic, body);
  }

  static void published(String topic, String body) throws Exception {
    HttpResponse<String> answer = publish(topic, body);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("hub.mode=accepted");
  }

  void awaitBodies(String... bodies) {
    Awaitility.await().untilAsserted(() -> assertThat(subscriber.bodies()).containsExactly(bodies));
  }

  List<String> statuses() throws Exception {
    return simulator.deliveries("topic", topic, "status");
  }

  String register(String mode) throws Exception {
    HttpResponse<String> answer = Subscriber.call(simulator, mode, "hub.topic", topic);
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }
}
