package org.vitalflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What MOSIP's stages make of a packet, and what its status services and its info tell of it. */
@Tag("proof")
class StagesIT {
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

  @Test
  void theStageThatRefusesAPacketIsTheLastOfItsHistoryAndSaysWhy() throws Exception {
    Map<String, Consumer<ObjectNode>> wrong = new LinkedHashMap<>();
    wrong.put(
        "RPR-PKV-FAILED-002",
        packet -> packet.withObject("/fields").put("dateOfBirth", "2026-01-01"));
    wrong.put("RPR-PKV-FAILED-009", packet -> packet.withObject("/fields").remove("zone"));
    wrong.put(
        "RPR-PKV-FAILED-005",
        packet -> packet.withObject("/documents/proofOfRelationship").put("format", "pdf"));
    wrong.put("RPR-CMD-FAILED-002", packet -> place(packet, "99999", "10001"));
    wrong.put("RPR-CMD-FAILED-003", packet -> place(packet, "10003", "10003"));
    wrong.put("RPR-CMD-FAILED-010", packet -> place(packet, "10005", "10005"));
    wrong.put("RPR-CMD-FAILED-015", packet -> place(packet, "10001", "99999"));
    wrong.put(
        "RPR-WIA-001", packet -> packet.withObject("/fields").put("dateOfBirth", "2015/05/05"));
    wrong.put(
        "RPR-OVM-FAILED-005", packet -> packet.withObject("/metaInfo").remove("operationsData"));
    wrong.put(
        "RPR-OVM-FAILED-003",
        packet ->
            packet
                .withObject("/metaInfo")
                .put("operationsData", RunningSimulator.labels("officerId", "crvs-officer")));
    wrong.put("RPR-OVM-FAILED-001", packet -> place(packet, "10002", "10001"));
    for (Map.Entry<String, Consumer<ObjectNode>> one : wrong.entrySet()) {
      ObjectNode packet = RunningSimulator.birth(RunningSimulator.rid());
      one.getValue().accept(packet.withObject("/request"));
      String rid = simulator.send(packet);
      Awaitility.await().until(() -> simulator.outcomeOf(rid).equals("FAILED"));
      JsonNode last = last(rid);
      assertThat(last.path("subStatusCode").asText()).isEqualTo(one.getKey());
      assertThat(last.path("statusCode").asText()).isEqualTo("FAILED");
      assertThat(last.path("statusComment").asText()).isNotEmpty();
    }
  }

  private static void place(ObjectNode packet, String centre, String machine) {
    packet
        .withObject("/metaInfo")
        .put("metaData", RunningSimulator.labels("centerId", centre, "machineId", machine));
  }

  private static JsonNode history(String rid) throws Exception {
    return RunningSimulator.tree(
        simulator.send(
            simulator
                .to("/registrationprocessor/v1/registrationtransaction/search/" + rid)
                .header("Cookie", simulator.cookie())));
  }

  private static JsonNode last(String rid) throws Exception {
    JsonNode steps = history(rid).path("response");
    return steps.path(steps.size() - 1);
  }

  @Test
  void theHistoryOfAPacketUnderWayListsItsStagesAndAnUnknownRidHasNone() throws Exception {
    String rid = RunningSimulator.rid();
    simulator.fault(Map.of("at", "process", "effect", "NEVER", "rid", rid));
    simulator.send(RunningSimulator.birth(rid));
    assertThat(history(rid).path("response").findValuesAsText("statusCode"))
        .containsExactly("REPROCESS", "SUCCESS", "SUCCESS", "SUCCESS");
    assertThat(external(rid).at("/response/0/statusCode").asText()).isEqualTo("PROCESSED");
    String without = RunningSimulator.rid();
    simulator.trigger(
        RunningSimulator.trigger(without, "CRVS_NEW").toString(), "Cookie", simulator.cookie());
    assertThat(last(without).path("statusCode").asText()).isEqualTo("REPROCESS");
    assertThat(history("1000110001000000").at("/errors/0/errorCode").asText())
        .isEqualTo("RPR-RTS-001");
  }

  @Test
  void aPausedPacketNamesWhatItWaitsForAndLooksProcessedFromOutside() throws Exception {
    String rid = RunningSimulator.rid();
    simulator.fault(Map.of("at", "process", "effect", "PAUSE_FOR_INFO", "rid", rid));
    simulator.send(RunningSimulator.birth(rid));
    Awaitility.await()
        .until(
            () ->
                external(rid)
                    .at("/response/0/additionalInfoReqId")
                    .asText()
                    .equals(rid + "-BIOMETRIC_CORRECTION-1"));
    assertThat(external(rid).at("/response/0/statusCode").asText()).isEqualTo("PROCESSED");
    assertThat(last(rid).path("statusCode").asText()).isEqualTo("PAUSED_FOR_ADDITIONAL_INFO");
  }

  @Test
  void theStatusServiceRefusesATimeAnIdAndAVersionThatAreNotItsOwn() throws Exception {
    Map<String, Consumer<ObjectNode>> wrong =
        Map.of(
            "RPR-RGS-023",
            body -> body.put("requesttime", Envelope.time(Instant.now().minusSeconds(11_000))),
            "RPR-RGS-024",
            body -> body.put("id", "mosip.registration.status"),
            "RPR-RGS-022",
            body -> body.put("version", "v1"));
    for (Map.Entry<String, Consumer<ObjectNode>> one : wrong.entrySet()) {
      ObjectNode body = asked("1000110001000000");
      one.getValue().accept(body);
      JsonNode answer = external(body);
      assertThat(answer.at("/errors/0/errorCode").asText()).isEqualTo(one.getKey());
    }
  }

  @Test
  void whatIsStoredCanBeAskedForAndWhatIsNotIsAnError() throws Exception {
    String rid = RunningSimulator.rid();
    ObjectNode packet = RunningSimulator.birth(rid);
    packet.withObject("/request/documents/proofOfRelationship").put("document", "AAAA");
    simulator.createPacket(packet.toString(), "Cookie", simulator.cookie());
    JsonNode info = info(rid).path("response");
    assertThat(info.path("packetId").asText()).isEqualTo(rid);
    assertThat(info.at("/info/0/process").asText()).isEqualTo("CRVS_NEW");
    assertThat(info.at("/info/0/documents").has("proofOfRelationship")).isTrue();
    assertThat(info(RunningSimulator.rid()).at("/errors/0/errorCode").asText())
        .isEqualTo("KER-PUT-027");
  }

  private static JsonNode info(String rid) throws Exception {
    ObjectNode body = RunningSimulator.JSON.createObjectNode();
    body.put("id", "x").put("requesttime", Envelope.time(Instant.now()));
    body.putObject("request").put("id", rid);
    return RunningSimulator.tree(
        simulator.post(
            "/commons/v1/packetmanager/info", body.toString(), "Cookie", simulator.cookie()));
  }

  @Test
  void aPacketOfAnUnknownSchemaVersionEndsFailed() throws Exception {
    ObjectNode packet = RunningSimulator.birth(RunningSimulator.rid());
    packet.withObject("/request").put("schemaVersion", "9.9");
    String rid = simulator.send(packet);
    Awaitility.await().until(() -> simulator.outcomeOf(rid).equals("FAILED"));
    assertThat(last(rid).path("subStatusCode").asText()).isEqualTo("RPR-PKV-FAILED-002");
  }

  @Test
  void whatTheStatusServiceSaysIsSigned() throws Exception {
    HttpResponse<String> answer =
        simulator.externalStatus(simulator.sendBirth(), simulator.cookie());
    String[] parts = answer.headers().firstValue("Response-Signature").orElseThrow().split("\\.");
    assertThat(parts[1]).isEmpty();
    var signed =
        new JWSObject(new Base64URL(parts[0]), new Payload(answer.body()), new Base64URL(parts[2]));
    RSAKey key =
        JWKSet.parse(simulator.get("/auth/realms/mosip/protocol/openid-connect/certs").toString())
            .getKeys()
            .get(0)
            .toRSAKey();
    assertThat(signed.verify(new RSASSAVerifier(key))).isTrue();
  }

  private static JsonNode external(String rid) throws Exception {
    return external(asked(rid));
  }

  private static ObjectNode asked(String rid) {
    ObjectNode body = RunningSimulator.JSON.createObjectNode();
    body.put("id", "mosip.registration.external.status").put("version", "1.0");
    body.put("requesttime", Envelope.time(Instant.now()));
    body.putArray("request").addObject().put("registrationId", rid);
    return body;
  }

  private static JsonNode external(ObjectNode body) throws Exception {
    return RunningSimulator.tree(
        simulator.post(
            "/registrationprocessor/v1/registrationstatus/externalstatus/search",
            body.toString(),
            "Cookie",
            simulator.cookie()));
  }
}
