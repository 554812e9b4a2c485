package org.vitalflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What MOSIP says too early, too late or not at all, on the running system and by itself. */
@Tag("proof")
class NeverLostIT {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Town town = RunningTown.town();

  private final TaskDesk desk = new TaskDesk();
  private final String name = "Lindo" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");

  @AfterEach
  void noFaults() {
    town.clearFaults();
  }

  @Test
  void aPacketThatMosipGaveUpWithoutAWordComesToIdOperations() {
    town.fault(Map.of("at", "process", "effect", "REPROCESS_FAILED", "nameContains", name));
    String id = town.accept(birth());
    JsonNode refused = town.until(id, "MOSIP_REFUSED", PATIENCE);
    assertThat(refused.at("/openTasks/0/group").asText()).isEqualTo("idops");
    assertThat(refused.at("/packets/0/status").asText()).isEqualTo("FAILED");
    assertThat(refused.at("/packets/0/reason").asText()).contains("GAVE_UP");
    assertThat(desk.entries(id, "FAILED")).hasSize(1);
    desk.done(
        "idops",
        id,
        "UserTask_ResolveRefusal",
        Map.of("resolution", "CLOSE_WITHOUT_ID", "remark", "The family waits for the paper"));
    JsonNode done = town.until(id, "COMPLETED", PATIENCE);
    assertThat(done.at("/certificate/status").asText()).isEqualTo("VALID");
    assertThat(identities(done)).isZero();
  }

  @Test
  void aCompletionWhoseCredentialIsLostBringsTheIdentityAllTheSame() {
    town.fault(Map.of("at", "deliver", "effect", "LOSE", "times", 100, "nameContains", name));
    String id = town.accept(birth());
    Awaitility.await("MOSIP's status says what its events did not")
        .atMost(PATIENCE)
        .until(() -> !desk.entries(id, "PROCESSED").isEmpty());
    town.clearFaults();
    JsonNode done = town.until(id, "COMPLETED", PATIENCE);
    assertThat(done.at("/packets/0/status").asText()).isEqualTo("CREDENTIAL_RECEIVED");
    assertThat(desk.entries(id, "CREDENTIAL_REQUESTED")).isNotEmpty();
    assertThat(identities(done)).isEqualTo(1);
  }

  @Test
  void aCredentialBeforeItsCompletionEndsTheCaseOnce() {
    town.fault(Map.of("at", "deliver", "effect", "REORDER", "times", 2, "nameContains", name));
    String id = town.accept(birth());
    JsonNode done = town.until(id, "COMPLETED", PATIENCE);
    assertThat(done.at("/packets/0/status").asText()).isEqualTo("CREDENTIAL_RECEIVED");
    assertThat(desk.entries(id, "CREDENTIAL_RECEIVED")).hasSize(1);
    assertThat(desk.entries(id, "CERTIFICATE_ISSUED")).hasSize(1);
    assertThat(identities(done)).isEqualTo(1);
  }

  private static long identities(JsonNode event) {
    List<String> rids = event.path("packets").findValuesAsText("rid");
    return StreamSupport.stream(town.simulated("/simulator/identities").spliterator(), false)
        .filter(identity -> rids.contains(identity.path("rid").asText()))
        .count();
  }

  private ObjectNode birth() {
    ObjectNode birth = Town.birth();
    ((ObjectNode) birth.at("/child/name/0")).put("given", name);
    return birth;
  }
}
