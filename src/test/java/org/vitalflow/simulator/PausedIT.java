package org.vitalflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lets a paused packet go on or ends it: more information, or an operator's word. */
class PausedIT {
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

  private static String paused() throws Exception {
    String rid = RunningSimulator.rid();
    simulator.fault(Map.of("at", "process", "effect", "PAUSE_FOR_INFO", "rid", rid));
    simulator.send(RunningSimulator.birth(rid));
    until(rid, "PAUSED_FOR_ADDITIONAL_INFO");
    return rid;
  }

  private static void until(String rid, String status) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                simulator.workflows("regId", rid).at("/data/0/statusCode").asText().equals(status));
  }

  @Test
  void aPacketThatBringsWhatWasAskedForLetsThePausedOneGoOn() throws Exception {
    String rid = paused();
    String request = rid + "-BIOMETRIC_CORRECTION-1";
    assertThat(correct(rid, rid + "-BIOMETRIC_CORRECTION-2")).isEqualTo("RPR-WIS-000");
    ObjectNode more = RunningSimulator.packet(rid, "BIOMETRIC_CORRECTION");
    more.withObject("/request").put("additionalInfoReqId", request);
    assertThat(
            RunningSimulator.tree(
                    simulator.createPacket(more.toString(), "Cookie", simulator.cookie()))
                .path("response"))
        .hasSize(3);
    assertThat(correct(rid, request)).isEmpty();
    until(rid, "PROCESSED");
    assertThat(correct(rid, request)).isEqualTo("RPR-WIS-001");
    assertThat(simulator.get("/simulator/packets/" + rid).path("process").asText())
        .isEqualTo("CRVS_NEW");
  }

  private static String correct(String rid, String request) throws Exception {
    ObjectNode trigger = RunningSimulator.trigger(rid, "BIOMETRIC_CORRECTION");
    trigger.withObject("/request").put("additionalInfoReqId", request);
    return code(
        RunningSimulator.tree(simulator.trigger(trigger.toString(), "Cookie", simulator.cookie())));
  }

  private static String code(JsonNode answer) {
    return answer.at("/errors/0/errorCode").asText();
  }

  @Test
  void anOperatorLetsAPausedPacketGoOn() throws Exception {
    String rid = paused();
    JsonNode answer = act("RESUME_PROCESSING", rid);
    assertThat(answer.at("/response/statusMessage").asText()).contains(rid);
    until(rid, "PROCESSED");
    assertThat(code(act("RESUME_PROCESSING", rid))).isEqualTo("RPR-WAA-004");
  }

  @Test
  void anOperatorStopsAPausedPacket() throws Exception {
    String rid = paused();
    act("STOP_PROCESSING", rid);
    assertThat(simulator.outcomeOf(rid)).isEqualTo("REJECTED");
    assertThat(
            RunningSimulator.tree(
                    simulator.send(
                        simulator
                            .to("/registrationprocessor/v1/registrationtransaction/search/" + rid)
                            .header("Cookie", simulator.cookie())))
                .path("response")
                .findValuesAsText("subStatusCode"))
        .endsWith("RPR-WAS-001");
  }

  @Test
  void anActionOnNobodyAnUnknownActionAndABadEnvelopeHaveTheirCodes() throws Exception {
    assertThat(code(act("RESUME_PROCESSING", "1000110001000000"))).isEqualTo("RPR-WAA-003");
    assertThat(code(act("EXPLODE"))).isEqualTo("RPR-WAS-000");
    assertThat(code(act(RunningSimulator.workflowManager("action", "1.0"))))
        .isEqualTo("RPR-WAA-002");
    ObjectNode other = RunningSimulator.workflowManager("action", "v9");
    other.putObject("request");
    assertThat(code(act(other))).isEqualTo("RPR-WAA-001");
    other.remove("version");
    assertThat(code(act(other))).isEqualTo("RPR-WAA-000");
  }

  private static JsonNode act(String action, String... rids) throws Exception {
    ObjectNode body = RunningSimulator.workflowManager("action", "1.0");
    ObjectNode request = body.putObject("request").put("workflowAction", action);
    List.of(rids).forEach(request.putArray("workflowIds")::add);
    return act(body);
  }

  private static JsonNode act(ObjectNode body) throws Exception {
    return RunningSimulator.tree(
        simulator.post(
            "/registrationprocessor/v1/workflowmanager/workflowaction",
            body.toString(),
            "Cookie",
            simulator.cookie()));
  }

  @Test
  void theSearchFindsByProcessAndStatusAndRefusesOtherColumns() throws Exception {
    String rid = paused();
    JsonNode page = simulator.workflows("statusCode", "PAUSED_FOR_ADDITIONAL_INFO");
    assertThat(page.path("data").findValuesAsText("workflowId")).contains(rid);
    assertThat(page.path("fromRecord").asInt()).isEqualTo(1);
    assertThat(page.path("toRecord").asInt()).isEqualTo(page.path("data").size());
    assertThat(simulator.workflows("workflowType", "CRVS_DEATH").path("totalRecord").asInt())
        .isZero();
    assertThat(simulator.workflows("colour", "red").isNull()).isTrue();
  }
}
