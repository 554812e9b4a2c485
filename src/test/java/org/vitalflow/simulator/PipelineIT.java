package org.vitalflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pipeline with what can be set: infant dedupe, the reprocessor's cron and its patience. */
@Tag("proof")
class PipelineIT {
  private static final long PICKUP = 1200;

  @TempDir static Path folder;
  private static RunningSimulator simulator;

  @BeforeAll
  static void start() {
    simulator =
        new RunningSimulator(
            folder,
            "--SIMULATOR_PROCESSING_MILLIS=50",
            "--SIMULATOR_PICKUP_MILLIS=" + PICKUP,
            "--SIMULATOR_REPROCESS_ATTEMPTS=2",
            "--SIMULATOR_INFANT_DEDUPE=true");
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  private static ConditionFactory await() {
    return Awaitility.await().atMost(Duration.ofSeconds(30));
  }

  @Test
  void theSameChildUnderAnotherRidIsRejectedAndAnotherChildIsNot() throws Exception {
    String first = simulator.send(child("Asha Otieno"));
    await().until(() -> simulator.outcomeOf(first).equals("PROCESSED"));
    String again = simulator.send(child("asha otieno"));
    String other = simulator.send(child("Asha Wafula"));
    await().until(() -> simulator.outcomeOf(again).equals("REJECTED"));
    await().until(() -> simulator.outcomeOf(other).equals("PROCESSED"));
    JsonNode steps = history(again);
    assertThat(steps.path(steps.size() - 1).path("subStatusCode").asText())
        .isEqualTo("RPR-DDP-FAILED-002");
  }

  private static ObjectNode child(String name) throws Exception {
    ObjectNode packet = RunningSimulator.birth(RunningSimulator.rid());
    packet
        .withObject("/request/fields")
        .put("fullName", "[{\"language\":\"eng\",\"value\":\"%s\"}]".formatted(name));
    return packet;
  }

  @Test
  void aTriggeredPacketWaitsForTheNextTimeTheReprocessorLooks() throws Exception {
    String rid = RunningSimulator.rid();
    String cookie = simulator.cookie();
    ObjectNode packet = child("Juma Barasa");
    packet.withObject("/request").put("id", rid);
    simulator.createPacket(packet.toString(), "Cookie", cookie);
    await()
        .pollInterval(Duration.ofMillis(20))
        .until(() -> Instant.now().toEpochMilli() % PICKUP < PICKUP / 4);
    long triggered = Instant.now().toEpochMilli();
    simulator.trigger(RunningSimulator.trigger(rid, "CRVS_NEW").toString(), "Cookie", cookie);
    await()
        .pollInterval(Duration.ofMillis(20))
        .until(() -> simulator.outcomeOf(rid).equals("PROCESSED"));
    assertThat(Instant.now().toEpochMilli())
        .isGreaterThanOrEqualTo((triggered / PICKUP + 1) * PICKUP);
  }

  @Test
  void aPacketThatIsNeverStoredIsGivenUpAndOnlyTheRawStatusTells() throws Exception {
    String rid = RunningSimulator.rid();
    simulator.trigger(
        RunningSimulator.trigger(rid, "CRVS_NEW").toString(), "Cookie", simulator.cookie());
    assertThat(rawStatus(rid)).isEqualTo("PROCESSING");
    await().until(() -> rawStatus(rid).equals("REPROCESS_FAILED"));
    assertThat(simulator.outcomeOf(rid)).isEqualTo("null");
    assertThat(
            RunningSimulator.tree(simulator.externalStatus(rid, simulator.cookie()))
                .at("/response/0/statusCode")
                .asText())
        .isEqualTo("REJECTED");
    assertThat(plainStatus(rid)).isEqualTo("PROCESSED");
    JsonNode last = history(rid).path(2);
    assertThat(last.path("transactionTypeCode").asText()).isEqualTo("PACKET_REPROCESS");
    assertThat(last.path("subStatusCode").asText()).isEqualTo("RPR-RPS-FAILED-001");
  }

  private static String plainStatus(String rid) throws Exception {
    ObjectNode body = RunningSimulator.JSON.createObjectNode();
    body.put("id", "mosip.registration.status").put("version", "1.0");
    body.put("requesttime", Envelope.time(Instant.now()));
    body.putArray("request").addObject().put("registrationId", rid);
    return RunningSimulator.tree(
            simulator.post(
                "/registrationprocessor/v1/registrationstatus/search",
                body.toString(),
                "Cookie",
                simulator.cookie()))
        .at("/response/0/statusCode")
        .asText();
  }

  private static String rawStatus(String rid) throws Exception {
    return simulator.workflows("regId", rid).at("/data/0/statusCode").asText();
  }

  private static JsonNode history(String rid) throws Exception {
    return RunningSimulator.tree(
            simulator.send(
                simulator
                    .to("/registrationprocessor/v1/registrationtransaction/search/" + rid)
                    .header("Cookie", simulator.cookie())))
        .path("response");
  }
}
