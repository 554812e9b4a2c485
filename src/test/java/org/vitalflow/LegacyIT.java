package org.vitalflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Entries of paper registers: copied, compared with their scan, kept under their old number. */
class LegacyIT {
  private static final String COMPARE = "UserTask_CompareWithScan";
  private static final Town town = RunningTown.town();
  private static final TaskDesk desk = new TaskDesk();

  @Test
  void anOldEntryKeepsItsNumberAndACertificateOfItIsIssuedOnDemand() {
    String number = "L" + System.nanoTime();
    String id = town.accept(Papers.with(entry(number, "7"), "Papers.SCAN"));
    assertThat(desk.open("registrar", id, COMPARE)).containsEntry("number", number);
    desk.done("registrar", id, COMPARE, Map.of("comparison", "MATCHES"));
    JsonNode kept = town.until(id, "COMPLETED");
    assertThat(kept.path("registrationNumber").asText()).isEqualTo(number);
    assertThat(kept.at("/nationalId/reason").asText()).isEqualTo("POLICY");
    assertThat(kept.path("packets")).isEmpty();
    assertThat(kept.path("certificate").isNull()).isTrue();
    assertThat(desk.entries(id, "REGISTERED")).containsExactly("registrar");

    Visitor frontdesk = desk.visitor("frontdesk");
    String page = "/desk/cases/" + id;
    assertThat(frontdesk.get(page).body()).contains("Issue a certificate</button>");
    String order = "_csrf=" + frontdesk.formToken();
    assertThat(frontdesk.form(page + "/certificate", order).statusCode()).isEqualTo(302);
    town.until(id, "READY_TO_ISSUE");
    assertThat(frontdesk.get(page).body()).doesNotContain("Issue a certificate</button>");
    Map<String, Object> collected = Map.of("collectedBy", "MOTHER", "identityChecked", true);
    desk.done("frontdesk", id, "UserTask_IssueCertificate", collected);
    JsonNode issued = town.until(id, "COMPLETED");
    assertThat(issued.at("/certificate/status").asText()).isEqualTo("VALID");
  }

  @Test
  void withoutItsScanAnEntryIsNotKeptAndOneThatNoRegisterHoldsIsRefused() {
    String id = town.accept(entry("M" + System.nanoTime(), "7"));
    var unseen = desk.submit("registrar", id, COMPARE, Map.of("comparison", "MATCHES"));
    assertThat(unseen.statusCode()).isEqualTo(400);
    assertThat(unseen.body()).contains("The scan of the page");
    Map<String, Object> wrong =
        Map.of("comparison", "PUT_RIGHT", "putRight", "The mother is called otherwise");
    desk.done("registrar", id, COMPARE, wrong);
    desk.done("clerk", id, "UserTask_CorrectLegacyEntry", Map.of("motherGiven", "Ottoline"));
    desk.done("registrar", id, COMPARE, Map.of("comparison", "REFUSE"));
    assertThat(town.until(id, "REFUSED").path("registrationNumber").isNull()).isTrue();
  }

  @Test
  void aNumberMayRepeatInAnotherVolumeButNotInTheSame() {
    String number = "N" + System.nanoTime();
    town.accept(entry(number, "1"));
    town.accept(entry(number, "2"));
    var again = town.post("birth", entry(number, "2"), UUID.randomUUID().toString());
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(again.body()).contains("REGISTRATION_NUMBER_KNOWN");
  }

  private static ObjectNode entry(String number, String volume) {
    ObjectNode birth = Town.birth("birth-declared.json");
    birth.put("origin", "LEGACY").put("occurredOn", "1994-03-02");
    birth.remove("declaredOn");
    ((ObjectNode) birth.path("child")).put("dateOfBirth", "1994-03-02");
    ((ObjectNode) birth.at("/child/name/0")).put("given", "Perpetua").put("family", number);
    ((ObjectNode) birth.at("/mother")).put("dateOfBirth", "1971-05-14");
    ((ObjectNode) birth.at("/father")).put("dateOfBirth", "1969-05-14");
    ObjectNode registration = birth.putObject("registration");
    registration.put("number", number).put("registeredOn", "1994-03-20");
    registration.putObject("book").put("volume", volume).put("page", 31).put("entry", 4);
    return birth;
  }
}
