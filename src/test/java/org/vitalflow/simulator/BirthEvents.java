package org.vitalflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A simulator with one subscriber of both topics; its tests tell their births apart by RID. */
abstract class BirthEvents {
  @TempDir static Path folder;
  static RunningSimulator simulator;
  static Subscriber subscriber;

  @BeforeAll
  static void start() throws Exception {
    simulator =
        new RunningSimulator(
            folder, "--SIMULATOR_PROCESSING_MILLIS=100", "--SIMULATOR_SHARE_FETCHES=2");
    subscriber = new Subscriber(simulator);
    subscriber.subscribe(Topics.COMPLETED);
    subscriber.subscribe(Topics.CREDENTIAL);
  }

  @AfterAll
  static void stop() {
    subscriber.close();
    simulator.close();
  }

  @AfterEach
  void clear() throws Exception {
    simulator.send(simulator.to("/simulator/faults").DELETE());
  }

  static List<Callback.Heard> heard(String topic, String rid) {
    return subscriber.heardAt(topic).stream().filter(h -> h.body().contains(rid)).toList();
  }

  static Callback.Heard first(String topic, String rid) {
    return Awaitility.await().until(() -> heard(topic, rid), all -> !all.isEmpty()).get(0);
  }

  static List<String> kinds(String rid) throws Exception {
    return simulator.deliveries("rid", rid, "kind");
  }

  static void fault(String effect, String rid, int times) throws Exception {
    HttpResponse<String> answer =
        simulator.fault(
            Map.of(
                "at", "deliver", "effect", effect, "rid", rid, "times", times, "delayMillis", 700));
    assertThat(answer.statusCode()).isEqualTo(201);
  }

  static String birthUnder(String effect, int times) throws Exception {
    String rid = RunningSimulator.rid();
    fault(effect, rid, times);
    return simulator.send(RunningSimulator.birth(rid));
  }
}
