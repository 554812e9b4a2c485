package org.vitalflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What MOSIP's operator grants, and what of it can be taken away. */
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
