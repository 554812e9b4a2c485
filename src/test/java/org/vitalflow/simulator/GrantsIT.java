package org.vitalflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What MOSIP's operator grants, and what of it can be taken away. */
@Tag("proof")
class GrantsIT {
  @TempDir Path folder;

  @Test
  void theMasterDataOfTheDemoOfficesIsThere() throws Exception {
    try (var simulator = new RunningSimulator(folder)) {
      JsonNode schema = master(simulator, "idschema/latest?schemaVersion=0.3");
      assertThat(schema.at("/response/schemaJson").asText()).startsWith("{");
      assertThat(master(simulator, "idschema/latest?schemaVersion=9").at("/errors/0/errorCode"))
          .hasToString("\"KER-SCH-007\"");
      String mapping = "getregistrationmachineusermappinghistory/2026-01-01T00:00:00.000Z/";
      for (String office : new String[] {"10001", "10002"}) {
        assertThat(
                master(simulator, "registrationcenters/" + office + "/eng")
                    .at("/response/registrationCenters/0/isActive")
                    .asBoolean())
            .isTrue();
        assertThat(master(simulator, "machines/" + office).at("/response/machines/0/regCenterId"))
            .hasToString("\"" + office + "\"");
        assertThat(
                master(simulator, mapping + office + "/" + office + "/crvs-officer")
                    .at("/response/registrationCenters/0/isActive")
                    .asBoolean())
            .isTrue();
      }
      assertThat(master(simulator, mapping + "10001/10002/crvs-officer").at("/errors/0/errorCode"))
          .hasToString("\"KER-MSD-038\"");
      assertThat(
              master(simulator, "users/retired-officer/2026-01-01T00:00:00.000Z")
                  .at("/response/userResponseDto/0/isActive")
                  .asBoolean(true))
          .isFalse();
    }
  }

  @Test
  void aRoleThatIsTakenAwayClosesItsServicesAlone() throws Exception {
    try (var simulator = new RunningSimulator(folder, "--SIMULATOR_CLIENT_ROLES=RESIDENT")) {
      String rid = RunningSimulator.rid();
      String cookie = simulator.cookie();
      assertThat(
              simulator
                  .createPacket(RunningSimulator.birth(rid).toString(), "Cookie", cookie)
                  .statusCode())
          .isEqualTo(403);
      assertThat(
              simulator.post("/commons/v1/packetmanager/info", "{}", "Cookie", cookie).statusCode())
          .isEqualTo(403);
      assertThat(
              simulator
                  .send(
                      simulator
                          .to("/registrationprocessor/v1/registrationtransaction/search/" + rid)
                          .header("Cookie", cookie))
                  .statusCode())
          .isEqualTo(200);
      Map<String, Integer> answers =
          Map.of(
              "/v1/ridgenerator/generate/rid/10001/10001",
              200,
              "/idrepository/v1/identity/idvid/" + rid,
              200,
              "/v1/credentialrequest/get/none",
              403);
      for (Map.Entry<String, Integer> one : answers.entrySet()) {
        assertThat(simulator.send(simulator.to(one.getKey()).header("Cookie", cookie)).statusCode())
            .as(one.getKey())
            .isEqualTo(one.getValue());
        assertThat(simulator.send(simulator.to(one.getKey())).statusCode()).isEqualTo(401);
      }
      for (String path :
          List.of(
              "/commons/v1/packetmanager/validatePacket",
              "/commons/v1/packetmanager/searchField",
              "/commons/v1/packetmanager/metaInfo",
              "/registrationprocessor/v1/workflowmanager/workflowaction",
              "/registrationprocessor/v1/workflowmanager/workflow/search")) {
        assertThat(simulator.post(path, "{}", "Cookie", cookie).statusCode())
            .as(path)
            .isEqualTo(403);
      }
      HttpResponse<String> spoilt =
          simulator.post(
              "/registrationprocessor/v1/workflowmanager/workflow/search",
              "{}",
              "Cookie",
              "a=b; " + cookie);
      assertThat(RunningSimulator.tree(spoilt).isTextual()).isTrue();
    }
  }

  @Test
  void aClientThatIsNoAudienceIsNotLetIn() throws Exception {
    try (var simulator = new RunningSimulator(folder, "--SIMULATOR_AUDIENCES=another")) {
      String rid = RunningSimulator.rid();
      assertThat(
              simulator
                  .createPacket(
                      RunningSimulator.birth(rid).toString(), "Cookie", simulator.cookie())
                  .statusCode())
          .isEqualTo(401);
    }
  }

  private static JsonNode master(RunningSimulator simulator, String path) throws Exception {
    return RunningSimulator.tree(
        simulator.send(
            simulator.to("/v1/masterdata/" + path).header("Cookie", simulator.cookie())));
  }
}
