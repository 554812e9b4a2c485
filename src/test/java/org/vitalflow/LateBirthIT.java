package org.vitalflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A birth that is declared after fourteen months, in the forms of registrar and supervisor. */
class LateBirthIT {
  private static final String REGISTER = "UserTask_RegisterBirth";
  private static final String COMPLETE = "UserTask_CompleteBirth";
  private static final String APPROVE = "UserTask_ApproveBirth";
  private static final Town town = RunningTown.town();
  private static final TaskDesk desk = new TaskDesk();
  private static final LocalDate BORN = LocalDate.now(ZoneOffset.UTC).minusMonths(14);

  @Test
  void aSupervisorApprovesWhatARegistrarDecidedAndTheCasePageSaysByWhichRule() {
    ObjectNode birth = late("Orlanthe");
    birth.put("lateReason", "The bridge was gone");
    String id = town.accept(Papers.with(birth, "HOSPITAL_NOTE"));
    desk.done("registrar", id, REGISTER, Map.of("decision", "REGISTER"));
    Map<String, Object> shown = desk.open("supervisor", id, APPROVE);
    JsonNode waiting = town.event(id);
    assertThat(waiting.path("status").asText()).isEqualTo("IN_REVIEW");
    assertThat(waiting.path("registrationNumber").isNull()).isTrue();
    long days = ChronoUnit.DAYS.between(BORN, LocalDate.now(ZoneOffset.UTC));
    assertThat(shown)
        .containsEntry("why", "declared " + days + " days after the event")
        .containsEntry("whyLate", "The bridge was gone")
        .containsEntry("decidedBy", "registrar");
    desk.done("supervisor", id, APPROVE, Map.of("approval", "APPROVE"));
    town.until(id, "READY_TO_ISSUE");
    assertThat(desk.entries(id, "REGISTERED")).containsExactly("registrar");
    assertThat(desk.entries(id, "SUPERVISOR_APPROVED")).containsExactly("supervisor");
    assertThat(desk.visitor("supervisor").get("/desk/cases/" + id).body())
        .contains("a supervisor of the office approves", "handling rule-delayed");
  }

  @Test
  void withoutAReasonNothingIsRegisteredAndWithoutPapersNothingIsApproved() {
    String id = town.accept(late("Wendelmar"));
    assertThat(said("registrar", id, REGISTER, Map.of("decision", "REGISTER")))
        .contains("after a year this must be said");
    Map<String, Object> returned = Map.of("decision", "RETURN", "returnOther", "Ask why so late");
    desk.done("registrar", id, REGISTER, returned);
    desk.done("clerk", id, COMPLETE, Map.of("lateReason", "They live on the island"));
    desk.done("registrar", id, REGISTER, Map.of("decision", "REGISTER"));

    assertThat(said("supervisor", id, APPROVE, Map.of("approval", "APPROVE")))
        .contains("a paper is missing");
    assertThat(said("supervisor", id, APPROVE, Map.of("approval", "MORE_PROOF")))
        .contains("What proof is missing");
    Map<String, Object> proof =
        Map.of("approval", "MORE_PROOF", "proofWanted", "A note of the midwife");
    desk.done("supervisor", id, APPROVE, proof);
    assertThat(desk.open("clerk", id, COMPLETE)).containsEntry("returned", "A note of the midwife");
    desk.done("clerk", id, COMPLETE, Map.of());
    desk.done("registrar", id, REGISTER, Map.of("decision", "REGISTER"));

    assertThat(said("supervisor", id, APPROVE, Map.of("approval", "REFUSE")))
        .contains("Ground of the refusal");
    desk.done("supervisor", id, APPROVE, Map.of("approval", "REFUSE", "ground", "NOT_PROVEN"));
    town.until(id, "REFUSED");
    assertThat(desk.entries(id, "REGISTERED")).isEmpty();
    assertThat(desk.entries(id, "REFUSED")).containsExactly("supervisor NOT_PROVEN");
  }

  /** What the person is told instead of being done. */
  private static String said(String person, String id, String step, Map<String, Object> fields) {
    var answer = desk.submit(person, id, step, fields);
    assertThat(answer.statusCode()).isEqualTo(400);
    return answer.body();
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
