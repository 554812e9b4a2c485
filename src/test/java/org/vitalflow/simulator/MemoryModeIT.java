package org.vitalflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is kept, and all works. */
class MemoryModeIT {
  @TempDir Path folder;

  @Test
  void aPacketGoesItsWayWithoutAnyFile() throws Exception {
    try (var simulator =
        new RunningSimulator(
            folder.resolve("data"),
            "--simulator.memory=true",
            "--SIMULATOR_PROCESSING_MILLIS=100")) {
      String body = RunningSimulator.birth(RunningSimulator.rid()).toString();
      String rid = RunningSimulator.JSON.readTree(body).at("/request/id").asText();
      simulator.createPacket(body, "Cookie", simulator.cookie());
      simulator.trigger(
          RunningSimulator.trigger(rid, "CRVS_NEW").toString(), "Cookie", simulator.cookie());
      Awaitility.await().until(() -> simulator.outcomeOf(rid).equals("PROCESSED"));
      assertThat(
              simulator
                  .get("/simulator/packets/" + rid + "/requests")
                  .path(0)
                  .path("body")
                  .asText())
          .isEqualTo(body);
      assertThat(simulator.get("/simulator/identities")).hasSize(5);
      try (Stream<Path> files = Files.list(folder)) {
        assertThat(files).isEmpty();
      }
    }
  }

  @Test
  void thePartnersKeystoreIsTheFoldersIfItHasOneAndElseANewOne() throws Exception {
    String password = "partner-demo-secret";
    PartnerKeystore kept = PartnerKeystore.in(folder, password);
    assertThat(PartnerKeystore.passing(folder, password)).isEqualTo(kept);
    assertThat(PartnerKeystore.passing(folder.resolve("none"), password)).isNotEqualTo(kept);
    assertThat(folder.resolve("none")).doesNotExist();
  }
}
