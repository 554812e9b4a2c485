package org.vitalflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.HtmlUtils;

/** A birth in the forms of clerk, registrar and supervisor, by the calls that Tasklist makes. */
@Tag("proof")
class ReviewIT {
  private static final String TASK = "/camunda/api/engine/engine/default/task/";
  private static final String PAPER =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

  private static final Town town = RunningTown.town();
  private static final TaskService tasks = RunningTown.context().getBean(TaskService.class);
  private static final Map<String, Visitor> people = new HashMap<>();

  /** The web apps find an engine by its name, of which a JVM of tests may have several. */
  @BeforeAll
  static void theTownsEngineIsTheOneTheWebAppsShow() {
    ProcessEngines.registerProcessEngine(RunningTown.context().getBean(ProcessEngine.class));
  }

  @Test
  void aRegistrarPutsASpellingRightAndRegistersInOneSubmit() {
    String id = reviewed(Town.birth("birth-declared.json"));
    Map<String, Object> fields = open("registrar", id);
    assertThat(fields)
        .containsEntry("childGiven", "Zawadi Elise")
        .containsEntry("childGiven2", "Zawadi Élise")
        .containsEntry("motherGiven", "Grace");
    fields.put("childGiven", "Sawadi");
    Map<String, Object> known = variables(id);
    assertThat(submit("registrar", id, fields, "REGISTER").statusCode()).isEqualTo(204);
    JsonNode event = town.until(id, "READY_TO_ISSUE");
    assertThat(event.path("recordVersion").asInt()).isEqualTo(2);
    assertThat(entries(id, "EDITED")).containsExactly("registrar /child/name");
    assertThat(entries(id, "REGISTERED")).containsExactly("registrar ");
    assertThat(known).doesNotContainKey("childGiven");
    assertThat(variables(id).toString()).doesNotContain("awadi", "Phiri", "Grace");
    assertThat(open("frontdesk", id).get("childName")).asString().contains("Sawadi Phiri");
  }

  @Test
  void whoChangedABirthBeforeRefersItAndTheSupervisorRegistersIt() {
    String id = reviewed(Town.birth("birth-declared.json"));
    Map<String, Object> fields = open("registrar", id);
    fields.put("motherGiven", "Gloria");
    fields.put("returnFather", "The name is not that of his papers");
    assertThat(submit("registrar", id, fields, "RETURN").statusCode()).isEqualTo(204);
    town.until(id, "INCOMPLETE");

    Map<String, Object> returned = open("clerk", id);
    assertThat(text(shown("clerk", id), "returned"))
        .isEqualTo("Father: The name is not that of his papers");
    assertThat(returned).containsEntry("motherGiven", "Gloria");
    returned.put("fatherGiven", "David");
    assertThat(submit("clerk", id, returned, null).statusCode()).isEqualTo(204);
    town.until(id, "IN_REVIEW");

    Map<String, Object> again = open("registrar", id);
    assertThat(again).containsEntry("fatherGiven", "David");
    HttpResponse<String> refused = submit("registrar", id, again, "REGISTER");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("you declared or changed this birth");
    again.put("referReason", "I changed it myself");
    assertThat(submit("registrar", id, again, "REFER").statusCode()).isEqualTo(204);

    Map<String, Object> referred = open("supervisor", id);
    assertThat(text(shown("supervisor", id), "referral")).isEqualTo("I changed it myself");
    assertThat(submit("supervisor", id, referred, "REFER").statusCode())
        .as("there is nobody to refer it to")
        .isEqualTo(400);
    assertThat(submit("supervisor", id, referred, "REGISTER").statusCode()).isEqualTo(204);
    town.until(id, "READY_TO_ISSUE");
    assertThat(entries(id, "REGISTERED")).containsExactly("supervisor ");
    assertThat(entries(id, "EDITED"))
        .containsExactly("registrar /mother/name", "clerk /father/name");
    assertThat(timeline(id)).doesNotContain("his papers", "David", "Gloria", "myself");
  }

  @Test
  void aRefusalNeedsItsGround() {
    String id = reviewed(Town.birth("birth-declared.json"));
    Map<String, Object> fields = open("registrar", id);
    HttpResponse<String> bare = submit("registrar", id, fields, "REFUSE");
    assertThat(bare.statusCode()).isEqualTo(400);
    assertThat(bare.body()).contains("Ground of the refusal");
    fields.put("ground", "NOT_OURS");
    assertThat(submit("registrar", id, fields, "REFUSE").statusCode()).isEqualTo(204);
    town.until(id, "REFUSED");
    assertThat(entries(id, "REFUSED")).containsExactly("registrar NOT_OURS");
    assertThat(entries(id, "REGISTERED")).isEmpty();
  }

  @Test
  void aNotificationSaysWhatIsMissingAndIsReviewedOnceItIsComplete() {
    String id = town.accept(Town.birth("birth-notified.json"));
    town.until(id, "INCOMPLETE");
    Map<String, Object> fields = open("clerk2", id);
    assertThat(text(shown("clerk2", id), "missing"))
        .contains(
            "Child, Name: This is needed.",
            "Father: This is needed.",
            "Place and birth: This is needed.");
    fields.put("childGiven", "Chanda");
    fields.put("facilityType", "HOME");
    fields.put("informantRelation", "MOTHER");
    HttpResponse<String> unfinished = submit("clerk2", id, fields, null);
    assertThat(unfinished.statusCode()).isEqualTo(400);
    assertThat(unfinished.body()).contains("Father: This is needed.").doesNotContain("Chanda");
    assertThat(town.event(id).path("recordVersion").asInt()).isEqualTo(1);
    fields.put("fatherAbsent", "NOT_DECLARED");
    assertThat(submit("clerk2", id, fields, null).statusCode()).isEqualTo(204);
    assertThat(town.until(id, "IN_REVIEW").path("recordVersion").asInt()).isEqualTo(2);
  }

  @Test
  void aParentIsNamedOrMissingForAReasonButNotBoth() {
    String id = reviewed(Town.birth("birth-declared.json"));
    Map<String, Object> review = open("registrar", id);
    review.put("returnOther", "Ask for the father once more");
    submit("registrar", id, review, "RETURN");
    town.until(id, "INCOMPLETE");
    Map<String, Object> fields = open("clerk", id);
    fields.put("fatherAbsent", "UNKNOWN");
    HttpResponse<String> both = submit("clerk", id, fields, null);
    assertThat(both.statusCode()).isEqualTo(400);
    assertThat(both.body()).contains("Either the person is entered, or it is said why not.");
  }

  @Test
  void aDateUnderWhichOtherRulesHoldIsNotRegisteredAtOnce() {
    String id = reviewed(Town.birth("birth-declared.json"));
    Map<String, Object> fields = open("registrar", id);
    LocalDate early = LocalDate.now(ZoneOffset.UTC).minusDays(60);
    fields.put("dateOfBirth", early.toString());
    HttpResponse<String> refused = submit("registrar", id, fields, "REGISTER");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("other rules hold");
    fields.put("returnChild", "Ask for the hospital's note");
    assertThat(submit("registrar", id, fields, "RETURN").statusCode()).isEqualTo(204);
    town.until(id, "INCOMPLETE");
    assertThat(submit("clerk", id, open("clerk", id), null).statusCode()).isEqualTo(204);
    assertThat(town.until(id, "IN_REVIEW").path("timeliness").asText()).isEqualTo("LATE");
  }

  @Test
  void aFormThatSomebodyOvertookIsRefused() {
    String id = reviewed(Town.birth("birth-declared.json"));
    Map<String, Object> fields = open("registrar", id);
    fields.put("version", 7);
    HttpResponse<String> refused = submit("registrar", id, fields, "REGISTER");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("Somebody has changed this record");
    assertThat(town.event(id).path("recordVersion").asInt()).isEqualTo(1);
  }

  @Test
  void aBirthWithPapersIsRegistered() {
    ObjectNode birth = Town.birth("birth-declared.json");
    birth
        .putArray("documents")
        .addObject()
        .put("type", "HOSPITAL_NOTE")
        .put("fileName", "note.png")
        .put("contentType", "image/png")
        .put("content", PAPER);
    String id = reviewed(birth);
    Map<String, Object> fields = open("registrar", id);
    assertThat(shown("registrar", id).at("/papers/value").asText()).isEqualTo("1");
    assertThat(submit("registrar", id, fields, "REGISTER").statusCode()).isEqualTo(204);
    town.until(id, "READY_TO_ISSUE");
  }

  private static String reviewed(ObjectNode birth) {
    String id = town.accept(birth);
    town.until(id, "IN_REVIEW");
    return id;
  }

  /** Claims the case's task and gives the values of the fields that its form sends back. */
  private static Map<String, Object> open(String person, String id) {
    HttpResponse<String> claimed = visitor(person).claim(task(id).getId(), person);
    assertThat(claimed.statusCode()).isEqualTo(204);
    var fields = new HashMap<String, Object>();
    shown(person, id)
        .fields()
        .forEachRemaining(
            entry -> {
              JsonNode value = entry.getValue().path("value");
              fields.put(entry.getKey(), value.isNumber() ? value.asInt() : value.asText());
            });
    fields.put("version", fields.get("recordVersion"));
    return fields;
  }

  private static JsonNode shown(String person, String id) {
    HttpResponse<String> answer = visitor(person).get(TASK + task(id).getId() + "/form-variables");
    assertThat(answer.statusCode()).as(person).isEqualTo(200);
    return Town.tree(answer);
  }

  /** A value as the form renders it. */
  private static String text(JsonNode shown, String key) {
    return HtmlUtils.htmlUnescape(shown.path(key).path("value").asText());
  }

  private static HttpResponse<String> submit(
      String person, String id, Map<String, Object> fields, String decision) {
    String task = TASK + task(id).getId();
    ObjectNode body = Town.JSON.createObjectNode();
    ObjectNode variables = body.putObject("variables");
    JsonNode form = Town.tree(visitor(person).get(task + "/deployed-form"));
    form.path("components")
        .forEach(
            component -> {
              Object value = fields.get(component.path("key").asText());
              if (value != null) {
                variables.putObject(component.path("key").asText()).putPOJO("value", value);
              }
            });
    if (decision != null) {
      variables.putObject("decision").put("value", decision);
    }
    return visitor(person).call("POST", task + "/submit-form", body.toString());
  }

  private static Task task(String id) {
    return tasks.createTaskQuery().processInstanceBusinessKey(id).singleResult();
  }

  private static Map<String, Object> variables(String id) {
    return RunningTown.context()
        .getBean(RuntimeService.class)
        .getVariables(task(id).getProcessInstanceId());
  }

  private static Visitor visitor(String person) {
    return people.computeIfAbsent(person, name -> Visitor.atWork(town, name));
  }

  private static String timeline(String id) {
    return town.get("/api/v1/events/" + id + "/timeline").body();
  }

  /** The journal's entries of this word: by whom and their detail. */
  private static List<String> entries(String id, String what) {
    var found = new ArrayList<String>();
    Town.tree(town.get("/api/v1/events/" + id + "/timeline"))
        .forEach(
            entry -> {
              if (entry.path("what").asText().equals(what)) {
                found.add(entry.path("by").asText() + " " + entry.path("detail").asText(""));
              }
            });
    return found;
  }
}
