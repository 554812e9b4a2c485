package org.vitalflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What packet manager, workflow manager and status do beyond the measured contract. */
@Tag("proof")
class PacketIT {
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

  private static HttpResponse<String> create(ObjectNode packet) throws Exception {
    return simulator.createPacket(packet.toString(), "Cookie", simulator.cookie());
  }

  private static HttpResponse<String> create(Consumer<ObjectNode> altered) throws Exception {
    ObjectNode packet = RunningSimulator.birth(RunningSimulator.rid());
    altered.accept(packet.withObject("/request"));
    return create(packet);
  }

  @Test
  void theSameRidBeforeTheTriggerOverwrites() throws Exception {
    String rid = RunningSimulator.rid();
    create(RunningSimulator.birth(rid));
    ObjectNode second = RunningSimulator.birth(rid);
    second.withObject("/request/fields").put("phone", "0979774411");
    assertThat(RunningSimulator.tree(create(second)).path("response")).hasSize(3);
    assertThat(simulator.get("/simulator/packets/" + rid).at("/fields/phone").asText())
        .isEqualTo("0979774411");
  }

  @Test
  void aFieldThatThePacketsSchemaDoesNotNameIsDropped() throws Exception {
    ObjectNode packet = RunningSimulator.birth(RunningSimulator.rid());
    packet.withObject("/request/fields").put("favouriteColour", "blue");
    create(packet);
    String rid = packet.at("/request/id").asText();
    assertThat(simulator.get("/simulator/packets/" + rid).path("fields").has("favouriteColour"))
        .isFalse();
  }

  @Test
  void anExpiredAndAForgedTokenAre401() throws Exception {
    String body = RunningSimulator.birth(RunningSimulator.rid()).toString();
    assertThat(
            createAs(
                "mosip-regproc-client",
                List.of("REGISTRATION_PROCESSOR"),
                Instant.now().plusSeconds(60)))
        .isEqualTo(200);
    assertThat(
            createAs(
                "mosip-regproc-client",
                List.of("REGISTRATION_PROCESSOR"),
                Instant.now().minusSeconds(1)))
        .isEqualTo(401);
    String forged = simulator.cookie();
    forged = forged.substring(0, forged.lastIndexOf('.') + 1) + "AAAA";
    assertThat(simulator.createPacket(body, "Cookie", forged).statusCode()).isEqualTo(401);
  }

  private static int createAs(String azp, List<String> roles, Instant until) throws Exception {
    return simulator
        .createPacket(
            RunningSimulator.birth(RunningSimulator.rid()).toString(),
            "Cookie",
            "Authorization=" + minted(azp, roles, until))
        .statusCode();
  }

  private static String minted(String azp, List<String> roles, Instant until) throws Exception {
    SigningKey key = SigningKey.in(folder);
    var jwt =
        new SignedJWT(
            new JWSHeader(JWSAlgorithm.RS256),
            new JWTClaimsSet.Builder()
                .issuer("http://localhost/auth/realms/mosip")
                .claim("azp", azp)
                .claim("realm_access", Map.of("roles", roles))
                .expirationTime(Date.from(until))
                .build());
    jwt.sign(new RSASSASigner(key.key()));
    return jwt.serialize();
  }

  @Test
  void aRidIsAcceptedOnceHoweverOftenItIsTriggered() throws Exception {
    String rid = RunningSimulator.rid();
    create(RunningSimulator.birth(rid));
    String cookie = simulator.cookie();
    String body = RunningSimulator.trigger(rid, "CRVS_NEW").toString();
    simulator.trigger(body, "Cookie", cookie);
    simulator.trigger(body, "Cookie", cookie);
    JsonNode seen = simulator.get("/simulator/packets/" + rid);
    assertThat(seen.path("triggered").asInt()).isEqualTo(2);
    assertThat(seen.path("accepted").asInt()).isEqualTo(1);
  }

  @Test
  void aTriggerThatIsNotWellFormedHasItsOwnCodes() throws Exception {
    assertThat(triggerCode("{")).isEqualTo("RPR-WIN-002");
    assertThat(triggerCode("{}")).isEqualTo("RPR-WIN-002");
    assertThat(triggerCode(trigger().put("version", ""))).isEqualTo("RPR-WIN-000");
    assertThat(triggerCode(trigger().put("id", "other"))).isEqualTo("RPR-WIN-001");
    assertThat(triggerCode(RunningSimulator.trigger("123456789", "CRVS_NEW")))
        .isEqualTo("RPR-WIS-000");
  }

  private static ObjectNode trigger() {
    return RunningSimulator.trigger(RunningSimulator.rid(), "CRVS_NEW");
  }

  private static String triggerCode(Object body) throws Exception {
    HttpResponse<String> answer = simulator.trigger(body.toString(), "Cookie", simulator.cookie());
    assertThat(answer.statusCode()).isEqualTo(200);
    return RunningSimulator.tree(answer).at("/errors/0/errorCode").asText();
  }

  @Test
  void aBirthBecomesAnIdentityWithValidNumbers() throws Exception {
    String rid = simulator.sendBirth();
    until(rid, "PROCESSED");
    String uin = simulator.get("/simulator/packets/" + rid).path("uin").asText();
    assertThat(Numbers.isUin(uin)).isTrue();
    JsonNode found = null;
    for (JsonNode identity : simulator.get("/simulator/identities")) {
      found = identity.path("rid").asText().equals(rid) ? identity : found;
    }
    assertThat(found).isNotNull();
    assertThat(found.path("uin").asText()).isEqualTo(uin);
    assertThat(Numbers.isVid(found.path("vid").asText())).isTrue();
    assertThat(found.path("deceased").asBoolean()).isFalse();
  }

  @Test
  void theSameChildUnderAnotherRidIsASecondIdentity() throws Exception {
    String first = simulator.sendBirth();
    String second = simulator.sendBirth();
    until(first, "PROCESSED");
    until(second, "PROCESSED");
    assertThat(simulator.get("/simulator/packets/" + first).path("uin"))
        .isNotEqualTo(simulator.get("/simulator/packets/" + second).path("uin"));
  }

  @Test
  void aPacketThatBreaksTheRulesOfTheSchemaEndsFailed() throws Exception {
    Map<String, String> wrong =
        Map.of(
            "fullName", "Asha",
            "dateOfBirth", "2026-01-01",
            "city", "",
            "phone", "12",
            "gender", "[{\"language\":\"eng\"}]");
    for (Map.Entry<String, String> one : wrong.entrySet()) {
      ObjectNode packet = RunningSimulator.birth(RunningSimulator.rid());
      packet.withObject("/request/fields").put(one.getKey(), one.getValue());
      until(simulator.send(packet), "FAILED");
    }
    ObjectNode missing = RunningSimulator.birth(RunningSimulator.rid());
    missing.withObject("/request/fields").remove("zone");
    until(simulator.send(missing), "FAILED");
    ObjectNode old = RunningSimulator.birth(RunningSimulator.rid());
    old.withObject("/request/fields").put("dateOfBirth", "2015/05/05");
    until(simulator.send(old), "FAILED");
    ObjectNode unsigned = RunningSimulator.birth(RunningSimulator.rid());
    unsigned.withObject("/request/metaInfo").removeAll();
    until(simulator.send(unsigned), "FAILED");
  }

  @Test
  void aDeathIsProcessedForAKnownPersonAndFailsForAnybodyElse() throws Exception {
    until(simulator.send(death("4271835069182736")), "PROCESSED");
    until(simulator.send(death("9999999999")), "FAILED");
    for (JsonNode identity : simulator.get("/simulator/identities")) {
      assertThat(identity.path("deceased").asBoolean())
          .isEqualTo(identity.path("vid").asText().equals("4271835069182736"));
    }
  }

  private static ObjectNode death(String number) throws Exception {
    ObjectNode packet = RunningSimulator.packet(RunningSimulator.rid(), "CRVS_DEATH");
    packet.withObject("/request/fields").put("UIN", number).put("declaredAsDeceased", "Y");
    return packet;
  }

  @Test
  void theExternalStatusTellsTheOutcomeAndThePlainOneDoesNot() throws Exception {
    simulator.fault(Map.of("at", "process", "effect", "REJECT", "nameContains", "Kataa"));
    ObjectNode refused = RunningSimulator.birth(RunningSimulator.rid());
    refused
        .withObject("/request/fields")
        .put("fullName", "[{\"language\":\"eng\",\"value\":\"Kataa\"}]");
    String rejected = simulator.send(refused);
    String done = simulator.sendBirth();
    until(rejected, "REJECTED");
    until(done, "PROCESSED");
    assertThat(status("externalstatus/search", "external.status", rejected)).isEqualTo("REJECTED");
    assertThat(status("externalstatus/search", "external.status", done)).isEqualTo("UIN_GENERATED");
    assertThat(status("search", "status", rejected)).isEqualTo("PROCESSED");
    JsonNode unknown = search("externalstatus/search", "external.status", "1000110001000000");
    assertThat(unknown.at("/errors/0/errorCode").asText()).isEqualTo("RPR-RGS-031");
    assertThat(
            RunningSimulator.tree(
                    simulator.send(
                        simulator
                            .to("/registrationprocessor/v1/registrationtransaction/search/" + done)
                            .header("Cookie", simulator.cookie())))
                .path("response")
                .findValuesAsText("transactionTypeCode"))
        .contains("UIN_GENERATOR");
  }

  private static String status(String path, String id, String rid) throws Exception {
    return search(path, id, rid).at("/response/0/statusCode").asText();
  }

  private static JsonNode search(String path, String id, String rid) throws Exception {
    ObjectNode body = RunningSimulator.JSON.createObjectNode();
    body.put("id", "mosip.registration." + id).put("version", "1.0");
    body.put("requesttime", Envelope.time(Instant.now()));
    body.putArray("request").addObject().put("registrationId", rid);
    return RunningSimulator.tree(
        simulator.post(
            "/registrationprocessor/v1/registrationstatus/" + path,
            body.toString(),
            "Cookie",
            simulator.cookie()));
  }

  @Test
  void theRequestsOfARidAreKeptAsTheyCameButForTheToken() throws Exception {
    ObjectNode packet = RunningSimulator.birth(RunningSimulator.rid());
    String rid = simulator.send(packet);
    JsonNode requests = simulator.get("/simulator/packets/" + rid + "/requests");
    assertThat(requests.findValuesAsText("operation")).containsExactly("createPacket", "trigger");
    assertThat(requests.at("/0/body").asText()).isEqualTo(packet.toString());
    assertThat(requests.toString()).doesNotContain("eyJ").contains("Authorization=(left out)");
    assertThat(
            simulator
                .send(HttpRequest.newBuilder(simulator.to("/simulator/packets/none").build().uri()))
                .statusCode())
        .isEqualTo(404);
  }

  private static void until(String rid, String outcome) {
    Awaitility.await().until(() -> simulator.outcomeOf(rid).equals(outcome));
  }
}
