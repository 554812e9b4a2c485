package org.vitalflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code DELETE /simulator/state}: what goes, what stays, and that it is for good. */
@Tag("proof")
class ResetIT {
  private static final String[] SETTINGS = {"--SIMULATOR_PROCESSING_MILLIS=100"};

  @TempDir Path folder;

  @Test
  void allIsGoneButTheAdultsAndTheSubscribersWhoHearOfTheNextPacket() throws Exception {
    try (var callback = new Callback()) {
      String rid;
      JsonNode adults;
      String cookie;
      try (var simulator = new RunningSimulator(folder, SETTINGS)) {
        adults = simulator.get("/simulator/identities");
        cookie = simulator.cookie();
        subscribe(simulator, callback);
        rid = simulator.sendBirth();
        simulator.send(deathOf(adults.path(0).path("uin").asText()));
        simulator.fault(Map.of("at", "process", "effect", "NEVER", "rid", "nobody"));
        Awaitility.await().until(() -> callback.heard.size() == 2);
        Awaitility.await().until(() -> simulator.get("/simulator/deliveries").size() == 2);
        assertThat(simulator.get("/simulator/identities")).hasSize(5);

        assertThat(simulator.send(simulator.to("/simulator/state").DELETE()).statusCode())
            .isEqualTo(204);
        assertEmpty(simulator, adults);
        assertThat(
                simulator
                    .send(simulator.to("/simulator/packets/" + rid + "/requests"))
                    .statusCode())
            .isEqualTo(404);
      }
      try (var again = new RunningSimulator(folder, SETTINGS)) {
        assertEmpty(again, adults);
        again.createPacket(RunningSimulator.birth(rid).toString(), "Cookie", cookie);
        again.trigger(RunningSimulator.trigger(rid, "CRVS_NEW").toString(), "Cookie", cookie);
        Awaitility.await().until(() -> callback.heard.size() == 3);
        assertThat(callback.heard.get(2).body()).contains(rid).contains("PROCESSED");
        assertThat(again.get("/simulator/packets/" + rid + "/requests")).hasSize(2);
      }
    }
  }

  @Test
  void aChildOfBeforeIsNoDuplicateAfterwards() throws Exception {
    try (var simulator =
        new RunningSimulator(
            folder, "--SIMULATOR_PROCESSING_MILLIS=50", "--SIMULATOR_INFANT_DEDUPE=true")) {
      ends(simulator, "PROCESSED");
      ends(simulator, "REJECTED");
      simulator.send(simulator.to("/simulator/state").DELETE());
      ends(simulator, "PROCESSED");
    }
  }

  /** The child of every birth that the helper sends is the same. */
  private static void ends(RunningSimulator simulator, String outcome) throws Exception {
    String rid = simulator.sendBirth();
    Awaitility.await().until(() -> !simulator.outcomeOf(rid).equals("null"));
    assertThat(simulator.outcomeOf(rid)).isEqualTo(outcome);
  }

  private static void assertEmpty(RunningSimulator simulator, JsonNode adults) throws Exception {
    for (String list : new String[] {"packets", "deliveries", "faults"}) {
      assertThat(simulator.get("/simulator/" + list)).as(list).isEmpty();
    }
    assertThat(simulator.get("/simulator/identities")).isEqualTo(adults);
  }

  private static ObjectNode deathOf(String uin) throws Exception {
    ObjectNode death = RunningSimulator.packet(RunningSimulator.rid(), "CRVS_DEATH");
    death.withObject("/request/fields").put("UIN", uin).put("declaredAsDeceased", "Y");
    return death;
  }

  private static void subscribe(RunningSimulator simulator, Callback callback) throws Exception {
    simulator.subscribe(Topics.COMPLETED, callback.address("/completed"), "secret");
    Awaitility.await().until(() -> callback.intents.size() == 1);
  }
}
