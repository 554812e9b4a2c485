package org.vitalflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vitalflow.registry.Records;

/** A death from the report to the certificate, the burial permit, and what it means for a birth. */
@Tag("proof")
class DeathIT {
  private static final Town town = RunningTown.town();
  private static final Records records = RunningTown.context().getBean(Records.class);
  private static final TaskDesk desk = new TaskDesk();
  private static final AtomicInteger PEOPLE = new AtomicInteger();

  @Test
  void aDeathRegisteredByLawIsToldToMosipByVidAndCertified() {
    ObjectNode death = Deaths.byLaw(Deaths.known(death(), "VID", "9432851054273815"));
    ((ObjectNode) death.path("medical"))
        .putObject("underlying")
        .put("code", "I21.9")
        .put("system", "ICD-10");
    death.put("burialPermitNumber", "BP-2026-331");
    JsonNode event = town.until(accept(death), "COMPLETED");
    assertThat(event.at("/packets/0/process").asText()).isEqualTo("CRVS_DEATH");
    assertThat(event.at("/packets/0/status").asText()).isEqualTo("PROCESSED");
    assertThat(event.at("/nationalId/requested").asBoolean()).isTrue();
    assertThat(event.at("/certificate/status").asText()).isEqualTo("VALID");
    assertThat(event.path("registrationNumber").asText())
        .isEqualTo(death.at("/registration/number").asText());
    assertThat(event.path("openTasks").findValuesAsText("group"))
        .as("coded already: no coder is asked")
        .doesNotContain("medical-coder");
    assertThat(isDead("9432851054273815")).isTrue();
  }

  @Test
  void aDeathIsToldByUin() {
    String uin = identity("4271835069182736").path("uin").asText();
    JsonNode event =
        town.until(accept(Deaths.byLaw(Deaths.known(death(), "UIN", uin))), "COMPLETED");
    assertThat(event.at("/packets/0/status").asText()).isEqualTo("PROCESSED");
    assertThat(isDead("4271835069182736")).isTrue();
  }

  @Test
  void aDeathOfSomebodyMosipDoesNotKnowIsRefusedThereAndCertifiedAllTheSame() {
    String id = accept(Deaths.byLaw(Deaths.known(death(), "VID", "6183920475612344")));
    JsonNode event = town.until(id, "MOSIP_REFUSED");
    assertThat(event.path("openTasks").findValuesAsText("group")).contains("idops");
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> town.event(id).at("/certificate/status").asText().equals("VALID"));
  }

  @Test
  void aDeathWithoutAnIdentifierIsANormalCase() {
    JsonNode event = town.until(accept(Deaths.byLaw(death())), "COMPLETED");
    assertThat(event.at("/nationalId/requested").asBoolean(true)).isFalse();
    assertThat(event.at("/nationalId/reason").asText()).isEqualTo("NO_IDENTIFIER");
    assertThat(event.path("packets")).isEmpty();
  }

  @Test
  void aBurialPermitIsGivenBeforeTheDeathIsRegistered() {
    ObjectNode noted = death();
    noted.put("notification", true).remove(List.of("medical", "informant"));
    String id = accept(noted);
    town.until(id, "INCOMPLETE");
    permit("clerk", id);
    assertThat(desk.entries(id, "BURIAL_PERMIT_GIVEN")).as("nobody has certified it").isEmpty();
    assertThat(permitPdf("clerk", id).statusCode()).isEqualTo(404);
    Map<String, Object> fields = desk.open("clerk", id, "UserTask_CompleteDeath");
    fields.put("informantRelation", "HEADMAN");
    assertThat(submit("clerk", id, "UserTask_CompleteDeath", fields, Map.of()).statusCode())
        .isEqualTo(204);
    town.until(id, "IN_REVIEW");
    permit("registrar", id);
    assertThat(desk.entries(id, "BURIAL_PERMIT_GIVEN").get(0))
        .matches("registrar DEMO01-BP-[0-9]{4}-[0-9]{6}");
    HttpResponse<String> pdf = permitPdf("registrar", id);
    assertThat(pdf.body()).startsWith("%PDF");
    permit("registrar", id);
    assertThat(desk.entries(id, "BURIAL_PERMIT_GIVEN")).hasSize(1);
    assertThat(permitPdf("registrar", id).body()).isEqualTo(pdf.body());
    assertThat(town.event(id).path("status").asText()).isEqualTo("IN_REVIEW");
    assertThat(desk.visitor("frontdesk").form(permitPath(id), csrf("frontdesk")).statusCode())
        .isEqualTo(404);
  }

  @Test
  void aDeclaredDeathIsRegisteredAndItsCauseIsCodedWithoutAName() {
    String id = accept(death());
    town.until(id, "IN_REVIEW");
    assertThat(desk.visitor("registrar").get("/desk/cases/" + id).body())
        .contains("Thaddeus")
        .doesNotContain("myocardial", "I21.9", "Mwanakatwe");
    assertThat(register(id, "registrar").statusCode()).isEqualTo(204);
    town.until(id, "READY_TO_ISSUE");
    Map<String, Object> paper = desk.open("frontdesk", id, "UserTask_IssueCertificate");
    assertThat(paper.get("deceasedName").toString()).contains("Thaddeus");
    assertThat(
            submit(
                    "frontdesk",
                    id,
                    "UserTask_IssueCertificate",
                    paper,
                    Map.of("collectedBy", "CHILD", "identityChecked", true))
                .statusCode())
        .isEqualTo(204);
    JsonNode event = town.until(id, "COMPLETED");
    assertThat(event.at("/openTasks/0/group").asText()).isEqualTo("medical-coder");

    String step = "UserTask_CodeCauseOfDeath";
    Map<String, Object> cause = desk.open("medical-coder", id, step);
    assertThat(cause.toString())
        .contains("myocardial", "Male", "Natural")
        .doesNotContain("Thaddeus", "Okwuosa", "Philomena", "193", "dateOfBirth");
    Map<String, Object> query = Map.of("causeDecision", "QUERY_CERTIFIER");
    cause.put("question", "Which wall?");
    assertThat(submit("medical-coder", id, step, cause, query).statusCode()).isEqualTo(204);
    Map<String, Object> asked = desk.open("clerk", id, "UserTask_AskCertifier");
    assertThat(asked.toString()).contains("Which wall?", "Mwanakatwe").doesNotContain("myocard");
    asked.put("answer", "The anterior one");
    submit("clerk", id, "UserTask_AskCertifier", asked, Map.of());
    Map<String, Object> answered = desk.open("medical-coder", id, step);
    assertThat(answered.get("answer")).isEqualTo("The anterior one");
    Map<String, Object> coded = Map.of("causeDecision", "CODE");
    answered.put("code", "heart");
    assertThat(submit("medical-coder", id, step, answered, coded).statusCode()).isEqualTo(400);
    answered.put("code", "I21.0");
    assertThat(submit("medical-coder", id, step, answered, coded).statusCode()).isEqualTo(204);
    assertThat(records.current(UUID.fromString(id)).at("/medical/underlying/code").asText())
        .isEqualTo("I21.0");
    assertThat(desk.entries(id, "CAUSE_CODED")).containsExactly("medical-coder");
    assertThat(town.event(id).path("openTasks")).isEmpty();
    assertThat(town.event(id).path("status").asText()).isEqualTo("COMPLETED");
  }

  @Test
  void aDeathUnderInquiryWaitsForTheCoronersOrderAndIsRegisteredOnIt() {
    ObjectNode death = death();
    death.put("mannerOfDeath", "PENDING_INVESTIGATION");
    String id = accept(death);
    town.until(id, "IN_REVIEW");
    permit("registrar", id);
    assertThat(desk.entries(id, "BURIAL_PERMIT_GIVEN")).isEmpty();
    String step = "UserTask_EnterCoronersOrder";
    Map<String, Object> order = desk.open("registrar", id, step);
    order.put("orderReference", "INQ-77");
    order.put("orderedOn", death.path("declaredOn").asText());
    order.put("orderAuthority", "Coroner of Ibombo");
    assertThat(submit("registrar", id, step, order, Map.of("coronersWord", "ORDER")).statusCode())
        .as("an order says the manner")
        .isEqualTo(400);
    Map<String, Object> released = Map.of("coronersWord", "RELEASE_ONLY");
    assertThat(submit("registrar", id, step, order, released).statusCode()).isEqualTo(204);
    permit("registrar", id);
    assertThat(desk.entries(id, "BURIAL_PERMIT_GIVEN")).hasSize(1);
    order = desk.open("registrar", id, step);
    order.put("manner", "ACCIDENT");
    assertThat(submit("registrar", id, step, order, Map.of("coronersWord", "ORDER")).statusCode())
        .isEqualTo(204);
    assertThat(records.current(UUID.fromString(id)).path("mannerOfDeath").asText())
        .isEqualTo("ACCIDENT");
    assertThat(desk.claim("supervisor", id, "UserTask_RegisterDeath"))
        .as("the task is the registrar's")
        .isEqualTo(403);
  }

  @Test
  void aDeathTakesTheIdentityOfTheBirthOnceMosipHasGivenIt() {
    ObjectNode birth = Reports.named();
    ((ObjectNode) birth.at("/child/name/0")).put("family", "Nyambe");
    town.fault(
        Map.of(
            "at",
            "process",
            "effect",
            "SLOW",
            "times",
            1,
            "delayMillis",
            6000,
            "nameContains",
            "Nyambe"));
    String birthId = town.accept(birth);
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> town.event(birthId).at("/packets/0/status").asText().equals("TRIGGERED"));
    String id = accept(Deaths.byLaw(Reports.deathOf(birth)));
    town.until(id, "AT_MOSIP");
    assertThat(town.event(id).path("packets")).isEmpty();
    JsonNode event = town.until(id, "COMPLETED");
    assertThat(event.at("/packets/0/status").asText()).isEqualTo("PROCESSED");
    JsonNode born = town.until(birthId, "COMPLETED");
    assertThat(desk.entries(birthId, "REGISTRANT_DIED"))
        .containsExactly("vitalflow " + event.path("trackingCode").asText());
    assertThat(desk.entries(id, "BIRTH_FOUND"))
        .containsExactly("vitalflow " + born.path("trackingCode").asText());
    assertThat(desk.entries(id, "IDENTIFIER_ADDED")).hasSize(1);
    town.clearFaults();
  }

  @Test
  void aDeathStopsTheRequestOfTheBirthThatMosipWasNotTold() {
    ObjectNode birth = Reports.named();
    ((ObjectNode) birth.at("/child/name/0")).put("family", "Mulengafault");
    town.fault(
        Map.of(
            "at",
            "createPacket",
            "effect",
            "HTTP_500",
            "times",
            50,
            "nameContains",
            "Mulengafault"));
    String birthId = town.accept(birth);
    town.until(birthId, "AT_MOSIP");
    JsonNode event = town.until(accept(Deaths.byLaw(Reports.deathOf(birth))), "COMPLETED");
    assertThat(event.at("/nationalId/reason").asText()).isEqualTo("NO_IDENTIFIER");
    JsonNode born = town.until(birthId, "COMPLETED");
    assertThat(born.at("/nationalId/reason").asText()).isEqualTo("DECEASED");
    assertThat(born.at("/certificate/status").asText()).isEqualTo("VALID");
    town.clearFaults();
  }

  @Test
  void aPersonIsTakenToWhatADeathMayMeanForOthers() {
    ObjectNode first = death();
    String earlier = accept(Deaths.byLaw(first));
    town.until(earlier, "COMPLETED");
    ObjectNode death = Deaths.known(Deaths.byLaw(death()), "PASSPORT", "ZN0917");
    death
        .putObject("spouse")
        .putArray("name")
        .addObject()
        .put("language", "eng")
        .put("given", "Ozioma");
    death.withObject("/deceased").set("name", first.at("/deceased/name"));
    death.withObject("/deceased").set("dateOfBirth", first.at("/deceased/dateOfBirth"));
    String id = accept(death);
    String asked = "UserTask_DecideOnPossibleDuplicate";
    Map<String, Object> other = Map.of("twinDecision", "DIFFERENT");
    assertThat(
            submit("registrar", id, asked, desk.open("registrar", id, asked), other).statusCode())
        .isEqualTo(204);
    String step = "UserTask_FollowUpDeath";
    Map<String, Object> suggested = desk.open("registrar", id, step);
    assertThat(suggested.get("spouse").toString()).contains("Ozioma");
    assertThat(suggested.get("papers")).isEqualTo("Passport");
    assertThat(suggested.get("case1")).isEqualTo(earlier);
    suggested.put("note", "Passport taken in");
    assertThat(submit("registrar", id, step, suggested, Map.of("followUp", "DONE")).statusCode())
        .isEqualTo(204);
    assertThat(desk.entries(id, "FOLLOWED_UP")).containsExactly("registrar DONE");
    assertThat(town.until(id, "COMPLETED").path("openTasks").findValuesAsText("group"))
        .doesNotContain("registrar");
  }

  @Test
  void aDeathOfLongAgoIsExplainedByTheClerkAndApprovedByTheSupervisor() {
    LocalDate died = LocalDate.now(ZoneOffset.UTC).minusMonths(14);
    ObjectNode death = death();
    death.put("occurredOn", died.toString()).remove("medical");
    String id = accept(Papers.with(death, "HEADMANS_REPORT"));
    String register = "UserTask_RegisterDeath";
    HttpResponse<String> unexplained =
        desk.submit("registrar", id, register, Map.of("decision", "REGISTER"));
    assertThat(unexplained.statusCode()).isEqualTo(400);
    assertThat(unexplained.body()).contains("after a year this must be said");
    desk.done(
        "registrar", id, register, Map.of("decision", "RETURN", "returnOther", "Why so late?"));
    desk.done("clerk", id, "UserTask_CompleteDeath", Map.of("lateReason", "He died at sea"));
    assertThat(desk.open("registrar", id, register)).containsEntry("lateReason", "He died at sea");
    desk.done("registrar", id, register, Map.of("decision", "REGISTER"));
    assertThat(desk.open("supervisor", id, "UserTask_ApproveLateDeath"))
        .containsEntry("whyLate", "He died at sea");
    desk.done("supervisor", id, "UserTask_ApproveLateDeath", Map.of("approval", "APPROVE"));
    assertThat(town.until(id, "READY_TO_ISSUE").path("timeliness").asText()).isEqualTo("DELAYED");
  }

  private static HttpResponse<String> register(String id, String person) {
    Map<String, Object> fields = desk.open(person, id, "UserTask_RegisterDeath");
    return submit(person, id, "UserTask_RegisterDeath", fields, Map.of("decision", "REGISTER"));
  }

  /** A death of somebody whose day of birth nobody else of these tests has. */
  private static ObjectNode death() {
    ObjectNode death = Town.birth("death-at-home.json");
    death
        .withObject("/deceased")
        .put(
            "dateOfBirth",
            LocalDate.of(1931, 1, 1).plusDays(PEOPLE.incrementAndGet() * 397L).toString());
    return death;
  }

  private static String accept(ObjectNode death) {
    HttpResponse<String> answer = town.post("death", death, UUID.randomUUID().toString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    return Town.tree(answer).path("id").asText();
  }

  private static JsonNode identity(String vid) {
    for (JsonNode identity : town.simulated("/simulator/identities")) {
      if (identity.path("vid").asText().equals(vid)) {
        return identity;
      }
    }
    throw new AssertionError("The simulator does not know this VID");
  }

  private static boolean isDead(String vid) {
    return identity(vid).path("deceased").asBoolean();
  }

  private static String permitPath(String id) {
    return "/desk/cases/" + id + "/burial-permit";
  }

  private static String csrf(String person) {
    return "_csrf=" + desk.visitor(person).formToken();
  }

  /** Asks for the permit as the case page does. */
  private static void permit(String person, String id) {
    assertThat(desk.visitor(person).form(permitPath(id), csrf(person)).statusCode()).isEqualTo(302);
  }

  private static HttpResponse<String> permitPdf(String person, String id) {
    return desk.visitor(person).get(permitPath(id));
  }

  private static HttpResponse<String> submit(
      String person,
      String id,
      String step,
      Map<String, Object> fields,
      Map<String, Object> decided) {
    var said = new HashMap<>(fields);
    said.putAll(decided);
    return desk.submit(person, id, step, said);
  }
}
