package org.vitalflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vitalflow.ReviewIT.entries;
import static org.vitalflow.ReviewIT.open;
import static org.vitalflow.ReviewIT.reviewed;
import static org.vitalflow.ReviewIT.submit;
import static org.vitalflow.ReviewIT.visitor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Entries of paper registers: copied, compared with their scan, kept under their old number. */
class LegacyIT {
  private static final String SCAN =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
  private static final Town town = RunningTown.town();

  @BeforeAll
  static void theTownsEngineIsTheOneTheWebAppsShow() {
    ProcessEngines.registerProcessEngine(RunningTown.context().getBean(ProcessEngine.class));
  }

  @Test
  void anOldEntryKeepsItsNumberAndACertificateOfItIsIssuedOnDemand() {
    String number = "L" + System.nanoTime();
    String id = reviewed(paper(entry(number, "7"), "SCAN"));
    Map<String, Object> fields = open("registrar", id);
    assertThat(fields).containsEntry("number", number);
    fields.put("comparison", "MATCHES");
    assertThat(submit("registrar", id, fields, null).statusCode()).isEqualTo(204);
    JsonNode kept = town.until(id, "COMPLETED");
    assertThat(kept.path("registrationNumber").asText()).isEqualTo(number);
    assertThat(kept.at("/nationalId/reason").asText()).isEqualTo("POLICY");
    assertThat(kept.path("packets")).isEmpty();
    assertThat(kept.path("certificate").isNull()).isTrue();
    assertThat(entries(id, "REGISTERED")).containsExactly("registrar ");

    Visitor frontdesk = visitor("frontdesk");
    String page = "/desk/cases/" + id;
    assertThat(frontdesk.get(page).body()).contains("Issue a certificate");
    String order = "_csrf=" + frontdesk.formToken();
    assertThat(frontdesk.form(page + "/certificate", order).statusCode()).isEqualTo(302);
    town.until(id, "READY_TO_ISSUE");
    assertThat(frontdesk.get(page).body()).doesNotContain("Issue a certificate</button>");
    Map<String, Object> issue = open("frontdesk", id);
    issue.put("collectedBy", "MOTHER");
    issue.put("identityChecked", true);
    assertThat(submit("frontdesk", id, issue, null).statusCode()).isEqualTo(204);
    JsonNode issued = town.until(id, "COMPLETED");
    assertThat(issued.at("/certificate/status").asText()).isEqualTo("VALID");
  }

  @Test
  void withoutItsScanAnEntryIsNotKeptAndOneThatNoRegisterHoldsIsRefused() {
    String id = reviewed(entry("M" + System.nanoTime(), "7"));
    Map<String, Object> fields = open("registrar", id);
    fields.put("comparison", "MATCHES");
    assertThat(submit("registrar", id, fields, null).body()).contains("The scan of the page");
    fields.put("comparison", "PUT_RIGHT");
    fields.put("putRight", "The mother is called otherwise");
    assertThat(submit("registrar", id, fields, null).statusCode()).isEqualTo(204);
    town.until(id, "INCOMPLETE");
    Map<String, Object> corrected = open("clerk", id);
    corrected.put("motherGiven", "Ottoline");
    assertThat(submit("clerk", id, corrected, null).statusCode()).isEqualTo(204);
    town.until(id, "IN_REVIEW");
    Map<String, Object> again = open("registrar", id);
    again.put("comparison", "REFUSE");
    assertThat(submit("registrar", id, again, null).statusCode()).isEqualTo(204);
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

  static ObjectNode paper(ObjectNode birth, String type) {
    birth
        .putArray("documents")
        .addObject()
        .put("type", type)
        .put("fileName", "paper.png")
        .put("contentType", "image/png")
        .put("content", SCAN);
    return birth;
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
