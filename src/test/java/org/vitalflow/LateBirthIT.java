package org.vitalflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vitalflow.ReviewIT.entries;
import static org.vitalflow.ReviewIT.open;
import static org.vitalflow.ReviewIT.reviewed;
import static org.vitalflow.ReviewIT.shown;
import static org.vitalflow.ReviewIT.submit;
import static org.vitalflow.ReviewIT.text;
import static org.vitalflow.ReviewIT.visitor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A birth that is declared after fourteen months, in the forms of registrar and supervisor. */
class LateBirthIT {
  private static final Town town = RunningTown.town();
  private static final LocalDate BORN = LocalDate.now(ZoneOffset.UTC).minusMonths(14);

  @BeforeAll
  static void theTownsEngineIsTheOneTheWebAppsShow() {
    ProcessEngines.registerProcessEngine(RunningTown.context().getBean(ProcessEngine.class));
  }

  @Test
  void aSupervisorApprovesWhatARegistrarDecidedAndTheCasePageSaysByWhichRule() {
    ObjectNode birth = late("Orlanthe");
    birth.put("lateReason", "The bridge was gone");
    LegacyIT.paper(birth, "HOSPITAL_NOTE");
    String id = reviewed(birth);
    assertThat(submit("registrar", id, open("registrar", id), "REGISTER").statusCode())
        .isEqualTo(204);
    JsonNode waiting = town.until(id, "IN_REVIEW");
    assertThat(waiting.at("/openTasks/0/group").asText()).isEqualTo("supervisor");
    assertThat(waiting.path("registrationNumber").isNull()).isTrue();

    Map<String, Object> fields = open("supervisor", id);
    long days = ChronoUnit.DAYS.between(BORN, LocalDate.now(ZoneOffset.UTC));
    assertThat(text(shown("supervisor", id), "why"))
        .isEqualTo("declared " + days + " days after the event");
    assertThat(text(shown("supervisor", id), "whyLate")).isEqualTo("The bridge was gone");
    assertThat(text(shown("supervisor", id), "decidedBy")).isEqualTo("registrar");
    fields.put("approval", "APPROVE");
    assertThat(submit("supervisor", id, fields, null).statusCode()).isEqualTo(204);
    town.until(id, "READY_TO_ISSUE");
    assertThat(entries(id, "REGISTERED")).containsExactly("registrar ");
    assertThat(entries(id, "SUPERVISOR_APPROVED")).containsExactly("supervisor ");
    assertThat(visitor("supervisor").get("/desk/cases/" + id).body())
        .contains("a supervisor of the office approves", "handling rule-delayed");
  }

  @Test
  void withoutAReasonNothingIsRegisteredAndWithoutPapersNothingIsApproved() {
    String id = reviewed(late("Wendelmar"));
    Map<String, Object> review = open("registrar", id);
    assertThat(submit("registrar", id, review, "REGISTER").body())
        .contains("after a year this must be said");
    review.put("returnOther", "Ask why so late");
    assertThat(submit("registrar", id, review, "RETURN").statusCode()).isEqualTo(204);
    town.until(id, "INCOMPLETE");
    Map<String, Object> completed = open("clerk", id);
    completed.put("lateReason", "They live on the island");
    assertThat(submit("clerk", id, completed, null).statusCode()).isEqualTo(204);
    town.until(id, "IN_REVIEW");
    assertThat(submit("registrar", id, open("registrar", id), "REGISTER").statusCode())
        .isEqualTo(204);

    Map<String, Object> fields = open("supervisor", id);
    fields.put("approval", "APPROVE");
    assertThat(submit("supervisor", id, fields, null).body()).contains("a paper is missing");
    fields.put("approval", "MORE_PROOF");
    assertThat(submit("supervisor", id, fields, null).body()).contains("What proof is missing");
    fields.put("proofWanted", "A note of the midwife");
    assertThat(submit("supervisor", id, fields, null).statusCode()).isEqualTo(204);
    town.until(id, "INCOMPLETE");
    Map<String, Object> again = open("clerk", id);
    assertThat(text(shown("clerk", id), "returned")).isEqualTo("A note of the midwife");
    assertThat(submit("clerk", id, again, null).statusCode()).isEqualTo(204);
    town.until(id, "IN_REVIEW");
    assertThat(submit("registrar", id, open("registrar", id), "REGISTER").statusCode())
        .isEqualTo(204);

    Map<String, Object> last = open("supervisor", id);
    last.put("approval", "REFUSE");
    assertThat(submit("supervisor", id, last, null).body()).contains("Ground of the refusal");
    last.put("ground", "NOT_PROVEN");
    assertThat(submit("supervisor", id, last, null).statusCode()).isEqualTo(204);
    town.until(id, "REFUSED");
    assertThat(entries(id, "REGISTERED")).isEmpty();
    assertThat(entries(id, "REFUSED")).containsExactly("supervisor NOT_PROVEN");
  }

  private static ObjectNode late(String given) {
    ObjectNode birth = Town.birth("birth-declared.json");
    birth.put("occurredOn", BORN.toString());
    ((ObjectNode) birth.path("child")).put("dateOfBirth", BORN.toString());
    ((ObjectNode) birth.at("/child/name/0")).put("given", given);
    ((ObjectNode) birth.at("/mother/name/0")).put("family", given + "sen");
    return birth;
  }
}
