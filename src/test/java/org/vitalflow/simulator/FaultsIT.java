package org.vitalflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What shall go wrong goes wrong, as often and for whom it was said. */
class FaultsIT {
  @TempDir static Path folder;
  private static RunningSimulator simulator;

  @BeforeAll
  static void start() {
    simulator = new RunningSimulator(folder, "--SIMULATOR_PROCESSING_MILLIS=100");
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @AfterEach
  void clear() throws Exception {
    simulator.send(simulator.to("/simulator/faults").DELETE());
  }

  @Test
  void anImpossibleFaultIsRefused() throws Exception {
    List<Map<String, Object>> impossible =
        List.of(
            Map.of("at", "nowhere", "effect", "HTTP_500"),
            Map.of("at", "trigger", "effect", "EXPLODE"),
            Map.of("at", "token", "effect", "REJECT"),
            Map.of("at", "trigger"),
            Map.of("at", "trigger", "effect", "HTTP_500", "times", 0),
            Map.of("at", "trigger", "effect", "HTTP_500", "colour", "red"));
    for (Map<String, Object> fault : impossible) {
      assertThat(simulator.fault(fault).statusCode()).as(fault.toString()).isEqualTo(400);
    }
    assertThat(simulator.get("/simulator/faults")).isEmpty();
  }

  @Test
  void faultsAreListedUntilTheyAreUsedUpOrCleared() throws Exception {
    String rid = RunningSimulator.rid();
    assertThat(
            simulator
                .fault(Map.of("at", "createPacket", "effect", "HTTP_500", "times", 2, "rid", rid))
                .statusCode())
        .isEqualTo(201);
    create(RunningSimulator.rid());
    assertThat(simulator.get("/simulator/faults").at("/0/times").asInt()).isEqualTo(2);
    assertThat(create(rid).statusCode()).isEqualTo(500);
    assertThat(simulator.get("/simulator/faults").at("/0/times").asInt()).isEqualTo(1);
    assertThat(create(rid).statusCode()).isEqualTo(500);
    assertThat(create(rid).statusCode()).isEqualTo(200);
    assertThat(simulator.get("/simulator/faults")).isEmpty();
    assertThat(simulator.get("/simulator/packets/" + rid).path("created").asInt()).isEqualTo(3);
  }

  @Test
  void aQuestionAboutNobodyUsesUpNoFaultAndIsNotCounted() throws Exception {
    String nobody = "00000000000000020000101000000";
    simulator.fault(Map.of("at", "createPacket", "effect", "HTTP_500"));
    simulator.fault(Map.of("at", "trigger", "effect", "HTTP_500"));
    simulator.fault(Map.of("at", "status", "effect", "HTTP_500"));
    assertThat(create(nobody).statusCode()).isEqualTo(200);
    assertThat(trigger(nobody).statusCode()).isEqualTo(200);
    assertThat(simulator.externalStatus(nobody, simulator.cookie()).statusCode()).isEqualTo(200);
    assertThat(simulator.get("/simulator/faults")).hasSize(3);
    assertThat(simulator.send(simulator.to("/simulator/packets/" + nobody)).statusCode())
        .isEqualTo(404);
  }

  @Test
  void aNameInAnyFieldChoosesTheBirth() throws Exception {
    simulator.fault(
        Map.of("at", "trigger", "effect", "ERRORS", "nameContains", "Wanjiru", "times", 1));
    ObjectNode named = RunningSimulator.birth(RunningSimulator.rid());
    named
        .withObject("/request/fields")
        .put("introducerName", "[{\"language\":\"eng\",\"value\":\"Wanjiru\"}]");
    String other = simulator.sendBirth();
    String hit = simulator.send(named);
    assertThat(simulator.get("/simulator/packets/" + other).path("accepted").asInt()).isEqualTo(1);
    assertThat(simulator.get("/simulator/packets/" + hit).path("accepted").asInt()).isZero();
  }

  @Test
  void manyTriggersAtOnceAreAcceptedOnce() throws Exception {
    String rid = RunningSimulator.rid();
    create(rid);
    String cookie = simulator.cookie();
    String body = RunningSimulator.trigger(rid, "CRVS_NEW").toString();
    ExecutorService callers = Executors.newFixedThreadPool(8);
    try {
      List<Callable<String>> calls =
          IntStream.range(0, 40)
              .<Callable<String>>mapToObj(
                  i -> () -> simulator.trigger(body, "Cookie", cookie).body())
              .toList();
      int accepted = 0;
      for (Future<String> answer : callers.invokeAll(calls)) {
        accepted += answer.get().contains("workflowInstanceId") ? 1 : 0;
      }
      assertThat(accepted).isEqualTo(1);
    } finally {
      callers.shutdown();
    }
    assertThat(simulator.get("/simulator/packets/" + rid).path("triggered").asInt()).isEqualTo(40);
  }

  private static HttpResponse<String> create(String rid) throws Exception {
    return simulator.createPacket(
        RunningSimulator.birth(rid).toString(), "Cookie", simulator.cookie());
  }

  private static HttpResponse<String> trigger(String rid) throws Exception {
    return simulator.trigger(
        RunningSimulator.trigger(rid, "CRVS_NEW").toString(), "Cookie", simulator.cookie());
  }
}
