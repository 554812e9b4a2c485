package org.vitalflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What MOSIP's staff can do to a RID by hand. */
class StaffIT {
  @TempDir static Path folder;
  private static RunningSimulator simulator;

  @BeforeAll
  static void start() {
    simulator = new RunningSimulator(folder, "--SIMULATOR_PROCESSING_MILLIS=50");
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @Test
  void aRefusedBirthThatTheyLetThroughComesAliveWithAnIdentityAndOnlyOnce() throws Exception {
    String rid = RunningSimulator.rid();
    simulator.fault(Map.of("at", "process", "effect", "FAIL", "rid", rid));
    simulator.send(RunningSimulator.birth(rid));
    until(rid, "FAILED");
    assertThat(approve(rid)).isEqualTo(204);
    until(rid, "PROCESSED");
    assertThat(simulator.get("/simulator/identities").findValuesAsText("rid"))
        .containsOnlyOnce(rid);
    assertThat(approve(rid)).isEqualTo(409);
    assertThat(simulator.get("/simulator/identities").findValuesAsText("rid"))
        .containsOnlyOnce(rid);
    assertThat(approve("10001100011234520260101000000")).isEqualTo(404);
  }

  @Test
  void aRidWhoseWorkflowTheyLoseIsTakenByTheNextTriggerAsANewOne() throws Exception {
    String rid = RunningSimulator.rid();
    simulator.fault(Map.of("at", "process", "effect", "NEVER", "rid", rid));
    simulator.send(RunningSimulator.birth(rid));
    Awaitility.await().until(() -> simulator.get("/simulator/faults").isEmpty());
    assertThat(lose(rid)).isEqualTo(204);
    assertThat(simulator.get("/simulator/packets/" + rid).path("accepted").asInt()).isZero();
    assertThat(lose(rid)).isEqualTo(404);
    simulator.trigger(
        RunningSimulator.trigger(rid, "CRVS_NEW").toString(), "Cookie", simulator.cookie());
    until(rid, "PROCESSED");
    assertThat(lose(rid)).isEqualTo(409);
  }

  private static int approve(String rid) throws Exception {
    return simulator
        .send(simulator.to("/simulator/packets/" + rid + "/approval").POST(BodyPublishers.noBody()))
        .statusCode();
  }

  private static int lose(String rid) throws Exception {
    return simulator
        .send(simulator.to("/simulator/packets/" + rid + "/workflow").DELETE())
        .statusCode();
  }

  private static void until(String rid, String outcome) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> simulator.outcomeOf(rid).equals(outcome));
  }
}
