package org.vitalflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is reported twice, and what only looks like it, from the report to the end. */
@Tag("proof")
class DuplicateIT {
  private static final Town TOWN = RunningTown.town();
  private static final TaskDesk desk = new TaskDesk();

  @Test
  void aBirthDeclaredTwiceEndsAsADuplicateOfTheFirst() {
    ObjectNode birth = Town.birth("birth-declared.json");
    String first = TOWN.accept(birth);
    TOWN.until(first, "IN_REVIEW");
    String second = TOWN.accept(again(birth));
    JsonNode asked = TOWN.until(second, "POSSIBLE_DUPLICATE");
    assertThat(asked.at("/openTasks/0/group").asText()).isEqualTo("registrar");
    assertThat(asked.path("openTasks")).hasSize(1);
    Map<String, Object> shown = shown("registrar", second);
    assertThat(shown.get("reasons")).asString().contains("sent again");
    assertThat(shown).containsEntry("score", "100");
    assertThat(submit("registrar", second, "SAME", "")).isEqualTo(400);
    assertThat(submit("registrar", second, "SAME", "The same book")).isEqualTo(204);

    TOWN.until(second, "DUPLICATE");
    assertThat(timeline(second)).contains("DUPLICATE " + code(first));
    assertThat(TOWN.event(first).path("status").asText()).isEqualTo("IN_REVIEW");
  }

  @Test
  void twoChildrenThatOnlyLookAlikeGoOnAndAreNotAskedAboutAgain() {
    ObjectNode birth = Town.birth("birth-declared.json");
    TOWN.until(TOWN.accept(birth), "IN_REVIEW");
    String second = TOWN.accept(again(birth));
    TOWN.until(second, "POSSIBLE_DUPLICATE");
    assertThat(submit("registrar", second, "DIFFERENT", "")).isEqualTo(204);
    TOWN.until(second, "IN_REVIEW");
    desk.done("registrar", second, "UserTask_RegisterBirth", Map.of("decision", "REGISTER"));
    TOWN.until(second, "READY_TO_ISSUE");
    assertThat(timeline(second)).containsOnlyOnce("TWIN_DIFFERENT ");
  }

  @Test
  void whatTwoSystemsRegisteredIsHeldBothAreToldAndTheSenderCancels() {
    ObjectNode birth = Town.birth();
    String first = TOWN.accept(birth);
    TOWN.until(first, "COMPLETED");
    String second = held(birth);
    assertThat(timeline(first)).contains("DUPLICATE_REGISTRATION " + code(second));
    assertThat(timeline(second)).contains("DUPLICATE_REGISTRATION " + code(first));
    HttpResponse<String> cancelled =
        TOWN.send(
            HttpRequest.newBuilder(
                    URI.create(TOWN.base() + "/api/v1/events/" + second + "/cancellation"))
                .header("Authorization", "Bearer " + TOWN.token("crvs-demo"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"reason\": \"Entered twice\"}")));
    assertThat(cancelled.statusCode()).isLessThan(300);
    JsonNode ended = TOWN.until(second, "CANCELLED");
    assertThat(ended.path("openTasks")).isEmpty();
    assertThat(ended.path("packets")).isEmpty();
  }

  @Test
  void whatIsHeldIsReleasedByASecondPersonAndCompleted() {
    ObjectNode birth = Town.birth();
    String first = TOWN.accept(birth);
    TOWN.until(first, "COMPLETED");
    String second = held(birth);
    assertThat(submit("supervisor", second, "RELEASE", "Cousins of one name")).isEqualTo(204);
    JsonNode done = TOWN.until(second, "COMPLETED");
    assertThat(done.at("/nationalId/requested").asBoolean()).isTrue();
    assertThat(done.path("packets")).hasSize(1);
    assertThat(timeline(second)).contains("DUPLICATE_RELEASED " + code(first));
    assertThat(timeline(first)).contains("DUPLICATE_RELEASED " + code(second));
  }

  private String held(ObjectNode birth) {
    String second = TOWN.accept(again(birth));
    TOWN.until(second, "POSSIBLE_DUPLICATE");
    assertThat(submit("registrar", second, "SAME", "The same entry")).isEqualTo(204);
    JsonNode held =
        Awaitility.await()
            .atMost(Duration.ofSeconds(90))
            .until(
                () -> TOWN.event(second),
                view -> view.at("/nationalId/reason").asText().equals("DUPLICATE_HELD"));
    assertThat(held.path("status").asText()).isEqualTo("POSSIBLE_DUPLICATE");
    assertThat(held.at("/nationalId/requested").asBoolean(true)).isFalse();
    assertThat(held.at("/openTasks/0/group").asText()).isEqualTo("supervisor");
    assertThat(held.path("certificate").isNull()).isTrue();
    return second;
  }

  @Test
  void twinsAndTripletsPassUntouched() {
    ObjectNode birth = Town.birth();
    birth.withObject("/child").put("birthType", "TRIPLET");
    List<String> born =
        IntStream.rangeClosed(1, 3)
            .mapToObj(
                order -> {
                  ObjectNode child = again(birth);
                  child.withObject("/child").put("birthOrder", order);
                  return TOWN.accept(child);
                })
            .toList();
    for (String id : born) {
      assertThat(TOWN.until(id, "COMPLETED").path("packets")).hasSize(1);
      assertThat(timeline(id)).noneMatch(entry -> entry.startsWith("TWIN"));
    }
  }

  @Test
  void aPairOfTwoOfficesIsTheSupervisorsWhoMayReadBothRecords() {
    ObjectNode birth = Town.birth("birth-declared.json");
    String first = TOWN.accept(birth);
    TOWN.until(first, "IN_REVIEW");
    ObjectNode elsewhere = again(birth);
    elsewhere.put("office", "DEMO02");
    String theirs = TOWN.accept(elsewhere);
    assertThat(TOWN.until(theirs, "POSSIBLE_DUPLICATE").at("/openTasks/0/group").asText())
        .isEqualTo("supervisor");
    String ours = TOWN.accept(again(birth));
    TOWN.until(ours, "POSSIBLE_DUPLICATE");
    Visitor registrar = Visitor.atWork(TOWN, "registrar");
    HttpResponse<String> page = registrar.get("/desk/cases/" + ours + "/twins/" + first);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("Zawadi Elise", "Two records side by side", "equal");
    assertThat(registrar.get("/desk/cases/" + first + "/twins/" + ours).statusCode())
        .isEqualTo(404);
    Visitor other = Visitor.atWork(TOWN, "registrar2");
    assertThat(other.get("/desk/cases/" + theirs + "/twins/" + first).statusCode()).isEqualTo(200);
    assertThat(other.get("/desk/cases/" + ours + "/twins/" + first).statusCode()).isEqualTo(404);
    assertThat(timeline(first)).contains("READ twins page");
  }

  @Test
  void papersThatAreNeededAreBroughtByAClerk() {
    ObjectNode birth = Town.birth("birth-declared.json");
    TOWN.until(TOWN.accept(birth), "IN_REVIEW");
    String second = TOWN.accept(again(birth));
    TOWN.until(second, "POSSIBLE_DUPLICATE");
    assertThat(submit("registrar", second, "ASK_FOR_PAPERS", "The ward's book")).isEqualTo(204);
    waitsFor(second, "clerk");
    String step = "UserTask_BringPapersForDuplicate";
    assertThat(desk.open("clerk", second, step)).containsEntry("wanted", "The ward's book");
    desk.done("clerk", second, step, Map.of("brought", "A copy of the book"));
    waitsFor(second, "registrar");
  }

  @Test
  void ofTwoThatComeAtTheSameMomentOneIsAskedAbout() {
    for (int i = 0; i < 4; i++) {
      ObjectNode birth = Town.birth();
      List<String> both =
          Stream.of(again(birth), again(birth)).parallel().map(TOWN::accept).toList();
      Awaitility.await()
          .atMost(Duration.ofSeconds(90))
          .until(
              () ->
                  both.stream().map(id -> TOWN.event(id).path("status").asText()).sorted().toList(),
              List.of("COMPLETED", "POSSIBLE_DUPLICATE")::equals);
    }
  }

  private static void waitsFor(String id, String group) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(90))
        .until(() -> TOWN.event(id).at("/openTasks/0/group").asText().equals(group));
  }

  /** The same facts under references of its own. */
  private static ObjectNode again(ObjectNode birth) {
    ObjectNode again = birth.deepCopy();
    again.put("crvsReference", "again-" + UUID.randomUUID());
    if (again.has("registration")) {
      again.withObject("/registration").put("number", UUID.randomUUID().toString());
    }
    return again;
  }

  private static Map<String, Object> shown(String person, String id) {
    return desk.open(person, id, desk.step(id));
  }

  private static int submit(String person, String id, String decision, String reason) {
    Map<String, Object> said = Map.of("twinDecision", decision, "reason", reason);
    return desk.submit(person, id, desk.step(id), said).statusCode();
  }

  private static String code(String id) {
    return TOWN.event(id).path("trackingCode").asText();
  }

  private static List<String> timeline(String id) {
    return Stream.of(Town.tree(TOWN.get("/api/v1/events/" + id + "/timeline")))
        .flatMap(entries -> IntStream.range(0, entries.size()).mapToObj(entries::get))
        .map(entry -> entry.path("what").asText() + " " + entry.path("detail").asText(""))
        .map(entry -> entry.replace("null", ""))
        .toList();
  }
}
