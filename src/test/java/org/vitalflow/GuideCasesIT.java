package org.vitalflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * The cases that MOSIP's guide for CRVS integrators lists, each with its end, as far as no other
 * class has them (DeathIT, UpdateIT, DuplicateIT, EventApiIT), and bodies as CRVS systems send
 * them.
 */
class GuideCasesIT {
  private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

  private final Town town = RunningTown.town();
  private final TaskDesk desk = new TaskDesk();

  @Test
  void aBirthWithNothingButWhatIsNeededIsCompleted() {
    ObjectNode birth = Town.birth();
    birth.remove(List.of("contact", "declaredOn"));
    birth.withObject("/child").remove(List.of("birthType", "weightGrams", "attendant"));
    birth.withObject("/place").remove(List.of("name", "area"));
    birth.set("father", Town.JSON.createObjectNode().put("absentBecause", "NOT_DECLARED"));
    JsonNode done = town.until(town.accept(birth), "COMPLETED");
    assertThat(done.at("/packets/0/status").asText()).isEqualTo("CREDENTIAL_RECEIVED");
    assertThat(done.at("/certificate/status").asText()).isEqualTo("VALID");
  }

  @Test
  void aBirthWithAllThatMayBeSaidIsCompleted() {
    ObjectNode birth = Town.birth();
    birth
        .put("occurredAtTime", "04:35")
        .put("channel", "HEALTH_FACILITY")
        .put("outcome", "LIVE_BIRTH")
        .put("previousLiveBirths", 1)
        .put("previousLiveBirthDate", "2022-05")
        .put("notificationNumber", "HF-77")
        .put("remarks", "Twin sister stillborn");
    birth.putObject("consent").put("idRequest", true).put("notifications", true);
    birth
        .withObject("/child")
        .put("birthType", "TWIN")
        .put("birthOrder", 2)
        .put("gestationalAgeWeeks", 37);
    ObjectNode mother = birth.withObject("/mother");
    mother.put("occupation", "Nurse").put("nationality", "ZMB").put("maritalStatus", "MARRIED");
    mother.putArray("identifiers").addObject().put("kind", "OTHER").put("value", "M-4471");
    JsonNode done = town.until(town.accept(birth), "COMPLETED");
    assertThat(done.at("/nationalId/kind").asText()).isEqualTo("VID");
  }

  @Test
  void aBirthIsCompletedWhateverProofOfTheInformantItCarries() {
    long hour = 3600;
    for (String token :
        List.of(token(Instant.now().getEpochSecond() + hour), token(hour), "not-a-token")) {
      ObjectNode birth = Town.birth();
      birth.withObject("/informant").put("authenticationToken", token);
      JsonNode done = town.until(town.accept(birth), "COMPLETED");
      JsonNode packet = town.packet(done.at("/packets/0/rid").asText());
      assertThat(packet.path("fields").has("introducerInfoToken"))
          .as("MOSIP is sent a proof that it can use, and no other")
          .isEqualTo(isAlive(token));
    }
  }

  private static boolean isAlive(String token) {
    String[] parts = token.split("\\.");
    if (parts.length < 2) {
      return false;
    }
    String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
    return Long.parseLong(claims.replaceAll("\\D", "")) > Instant.now().getEpochSecond();
  }

  private static String token(long expires) {
    return part("{\"alg\":\"RS256\"}") + "." + part("{\"exp\":" + expires + "}") + ".c2lnbmF0dXJl";
  }

  private static String part(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aDeathThatTwoReportIsAskedAbout() {
    ObjectNode death = Town.birth("death-at-home.json");
    town.until(accept("death", death), "IN_REVIEW");
    ObjectNode again = death.deepCopy().put("crvsReference", "again-" + UUID.randomUUID());
    String second = accept("death", again);
    assertThat(town.until(second, "POSSIBLE_DUPLICATE").at("/openTasks/0/group").asText())
        .isEqualTo("registrar");
    desk.done(
        "registrar",
        second,
        "UserTask_DecideOnPossibleDuplicate",
        Map.of("twinDecision", "SAME", "reason", "Reported by son and headman"));
    assertThat(town.until(second, "DUPLICATE").path("openTasks")).isEmpty();
  }

  @Test
  void aClinicsDeclarationOfAFatherlessChildIsReviewed() {
    ObjectNode birth = Town.birth("birth-declared.json");
    LocalDate born = TODAY.minusDays(18);
    birth.put("occurredOn", born.toString());
    birth.remove("declaredOn");
    birth.withObject("/child").put("dateOfBirth", born.toString());
    birth.set("father", Town.JSON.createObjectNode().put("absentBecause", "UNKNOWN"));
    JsonNode waiting = town.until(town.accept(birth), "IN_REVIEW");
    assertThat(waiting.path("timeliness").asText()).isEqualTo("ON_TIME");
    assertThat(waiting.path("registrationNumber").isNull()).isTrue();
  }

  @Test
  void aWardsNoteOfAChildWithoutANameWaitsForAClerk() {
    ObjectNode note = Town.birth("birth-notified.json");
    note.withObject("/child").put("weightGrams", 2980).put("attendant", "MIDWIFE");
    JsonNode waiting = town.until(town.accept(note), "INCOMPLETE");
    assertThat(waiting.at("/openTasks/0/group").asText()).isEqualTo("clerk");
  }

  @Test
  void aCorrectionOfAnEntryThatWasNeverMadeHereIsTakenAndSearchedFor() {
    ObjectNode update = Town.JSON.createObjectNode();
    update
        .put("crvsReference", "corr-" + UUID.randomUUID())
        .put("office", "DEMO01")
        .put("registrationNumber", "1987-" + UUID.randomUUID());
    update
        .putArray("changes")
        .addObject()
        .put("field", "/child/name/0/given")
        .put("from", "Amara")
        .put("to", "Amina");
    update
        .putObject("legalBasis")
        .put("class", "CLERICAL")
        .put("reference", "AFF-17")
        .put("on", TODAY.minusDays(1).toString())
        .put("authority", "Registrar, Ibombo");
    update.putObject("requester").put("relation", "MOTHER");
    update.putArray("documents");
    JsonNode waiting = town.until(accept("update", update), "INCOMPLETE");
    assertThat(waiting.at("/openTasks/0/group").asText()).isEqualTo("clerk");
  }

  private String accept(String type, JsonNode body) {
    HttpResponse<String> answer = town.post(type, body, UUID.randomUUID().toString());
    assertThat(answer.statusCode()).isEqualTo(202);
    return Town.tree(answer).path("id").asText();
  }
}
