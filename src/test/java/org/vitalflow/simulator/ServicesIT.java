package org.vitalflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** MOSIP's smaller services: RID generator, identity, and what the packet manager tells. */
class ServicesIT {
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

  private static JsonNode get(String path) throws Exception {
    return RunningSimulator.tree(
        simulator.send(simulator.to(path).header("Cookie", simulator.cookie())));
  }

  @Test
  void eachRidBurnsTheNextNumberOfItsMachine() throws Exception {
    String first = get("/v1/ridgenerator/generate/rid/20001/20002").at("/response/rid").asText();
    String second = get("/v1/ridgenerator/generate/rid/20001/20002").at("/response/rid").asText();
    assertThat(first).matches("200012000200001[0-9]{14}");
    assertThat(second).startsWith("200012000200002");
    assertThat(get("/v1/ridgenerator/generate/rid/2000/20002").at("/errors/0/errorCode").asText())
        .isEqualTo("KER-RIG-003");
  }

  @Test
  void anIdentityIsFoundByRidUinAndVidAndADeathUpdatesIt() throws Exception {
    String rid = simulator.sendBirth();
    processed(rid);
    JsonNode identity = identity(rid);
    String uin = identity.path("UIN").asText();
    assertThat(uin).isEqualTo(simulator.get("/simulator/packets/" + rid).path("uin").asText());
    assertThat(identity.at("/fullName/0/value").asText()).isEqualTo("Asha fullName");
    ObjectNode death = RunningSimulator.packet(RunningSimulator.rid(), "CRVS_DEATH");
    death.withObject("/request/fields").put("UIN", vid(rid)).put("declaredAsDeceased", "Y");
    processed(simulator.send(death));
    assertThat(identity(uin).path("declaredAsDeceased").asText()).isEqualTo("Y");
    assertThat(identity(vid(rid)).at("/fullName/0/value").asText()).isEqualTo("Asha fullName");
    assertThat(identity(uin).path("UIN").asText()).isEqualTo(uin);
    assertThat(get("/idrepository/v1/identity/idvid/none").at("/errors/0/errorCode").asText())
        .isEqualTo("IDR-IDC-007");
  }

  private static JsonNode identity(String id) throws Exception {
    return get("/idrepository/v1/identity/idvid/" + id).at("/response/identity");
  }

  private static String vid(String rid) throws Exception {
    for (JsonNode one : simulator.get("/simulator/identities")) {
      if (one.path("rid").asText().equals(rid)) {
        return one.path("vid").asText();
      }
    }
    throw new AssertionError("No identity of the RID");
  }

  private static void processed(String rid) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> simulator.outcomeOf(rid).equals("PROCESSED"));
  }

  @Test
  void anUpdateOfSomebodyUnknownFailsAtTheUinGenerator() throws Exception {
    ObjectNode update = RunningSimulator.packet(RunningSimulator.rid(), "CRVS_UPDATE");
    update.withObject("/request/fields").put("UIN", "9999999999");
    String rid = simulator.send(update);
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> simulator.outcomeOf(rid).equals("FAILED"));
    assertThat(
            get("/registrationprocessor/v1/registrationtransaction/search/" + rid)
                .path("response")
                .findValuesAsText("transactionTypeCode"))
        .endsWith("UIN_GENERATOR");
  }

  @Test
  void thePacketManagerTellsFieldsAndMetaInfoAndWhetherThePacketIsSound() throws Exception {
    ObjectNode packet = RunningSimulator.birth(RunningSimulator.rid());
    packet.withObject("/request/fields").put("phone", "12");
    String rid = packet.at("/request/id").asText();
    simulator.createPacket(packet.toString(), "Cookie", simulator.cookie());
    ObjectNode asked = RunningSimulator.JSON.createObjectNode();
    ObjectNode request = asked.putObject("request").put("id", rid).put("field", "phone");
    request.putArray("fields").add("phone").add("email");
    assertThat(packet("searchField", asked).at("/fields/phone").asText()).isEqualTo("12");
    JsonNode both = packet("searchFields", asked).path("fields");
    assertThat(both.path("phone").asText()).isEqualTo("12");
    assertThat(both.path("email").isNull()).isTrue();
    assertThat(packet("metaInfo", asked).at("/fields/registrationId").asText()).isEqualTo(rid);
    assertThat(packet("validatePacket", asked).path("valid").asBoolean(true)).isFalse();
  }

  private static JsonNode packet(String service, ObjectNode asked) throws Exception {
    return RunningSimulator.tree(
            simulator.post(
                "/commons/v1/packetmanager/" + service,
                asked.toString(),
                "Cookie",
                simulator.cookie()))
        .path("response");
  }

  @Test
  void theMasterDataSaysWhetherACentreWorksAtATime() throws Exception {
    String noon = "/eng/2026-11-25T12:00:00.000Z";
    String path = "/v1/masterdata/registrationcenters/validate/";
    assertThat(get(path + "10004" + noon).at("/response/status").asText()).isEqualTo("Valid");
    assertThat(get(path + "10005" + noon).at("/response/status").asText()).isEqualTo("Invalid");
    assertThat(get(path + "99999" + noon).at("/errors/0/errorCode").asText())
        .isEqualTo("KER-MSD-215");
  }
}
