package org.vitalflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Forms on the running system, by the calls that Tasklist makes. */
class FormsIT {
  private static final String TASK = "/camunda/api/engine/engine/default/task/";
  private static final String HANDED_OVER =
      """
      {"variables": {"collectedBy": {"value": "MOTHER", "type": "String"},
                     "identityChecked": {"value": true, "type": "Boolean"}}}""";

  private static final Town town = RunningTown.town();
  private static final TaskService tasks = RunningTown.context().getBean(TaskService.class);
  private static final IdentityService identity =
      RunningTown.context().getBean(IdentityService.class);

  /** The web apps find an engine by its name, of which a JVM of tests may have several. */
  @BeforeAll
  static void theTownsEngineIsTheOneTheWebAppsShow() {
    ProcessEngines.registerProcessEngine(RunningTown.context().getBean(ProcessEngine.class));
  }

  @AfterEach
  void nobody() {
    identity.clearAuthentication();
  }

  @Test
  void theFrontDeskHandsOverACertificate() {
    String id = readyToIssue(Town.birth("birth-declared.json"));
    String task = task(id).getId();
    Visitor frontdesk = person("frontdesk");
    assertThat(claim(frontdesk, task, "frontdesk").statusCode()).isEqualTo(204);
    JsonNode shown = Town.tree(frontdesk.get(TASK + task + "/form-variables"));
    assertThat(shown.at("/childName/value").asText()).contains("Zawadi").contains("Phiri");
    assertThat(shown.at("/officeName/value").asText()).isEqualTo("Ibombo Civil Registry Office");
    assertThat(shown.at("/eventId/value").asText()).isEqualTo(id);
    assertThat(names(shown))
        .containsExactlyInAnyOrder(
            "registrationNumber",
            "officeName",
            "childName",
            "isDeath",
            "dateOfBirth",
            "motherName",
            "eventId");
    assertThat(frontdesk.call("POST", TASK + task + "/submit-form", HANDED_OVER).statusCode())
        .isEqualTo(204);
    town.until(id, "COMPLETED");
    assertThat(entries(id, "READ"))
        .isNotEmpty()
        .allMatch("frontdesk form issue-certificate"::equals);
  }

  @Test
  void ofATaskThatSomebodyFinishedNoFormIsOpenedAndItIsSaidWhy() {
    String id = readyToIssue(Town.birth("birth-declared.json"));
    String path = TASK + task(id).getId();
    Visitor frontdesk = person("frontdesk");
    claim(frontdesk, task(id).getId(), "frontdesk");
    frontdesk.call("POST", path + "/submit-form", HANDED_OVER);
    town.until(id, "COMPLETED");
    HttpResponse<String> late = person("frontdesk").get(path + "/deployed-form");
    assertThat(late.statusCode()).isEqualTo(404);
    assertThat(late.body()).contains("Somebody has already finished this task.");
  }

  @Test
  void aFormSpeaksTheLanguageOfThePersonThatOfTheCookieFirst() {
    String task = task(readyToIssue(Town.birth("birth-declared.json"))).getId();
    Visitor frontdesk = person("frontdesk");
    String path = TASK + task + "/deployed-form";
    assertThat(frontdesk.get(path).body()).contains("Who collects it?");
    assertThat(frontdesk.get(path, "Accept-Language", "fr-FR,fr;q=0.9").body())
        .contains("Qui le retire ?", "La mère")
        .doesNotContain("Who collects it?");
  }

  @Test
  void aSubmitIsForWhoHoldsTheTask() {
    String id = readyToIssue(Town.birth("birth-declared.json"));
    String task = task(id).getId();
    HttpResponse<String> answer =
        person("frontdesk").call("POST", TASK + task + "/submit-form", HANDED_OVER);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("You do not hold this task");
    tasks.setAssignee(task, "somebody");
    assertThat(
            person("frontdesk")
                .call("POST", TASK + task + "/submit-form", HANDED_OVER)
                .statusCode())
        .isEqualTo(400);
    assertThat(task(id).getId()).isEqualTo(task);
  }

  @Test
  void aFieldThatTheFormDoesNotOfferChangesNothingAndIsJournaled() {
    String id = readyToIssue(Town.birth("birth-declared.json"));
    Task task = task(id);
    Visitor frontdesk = person("frontdesk");
    claim(frontdesk, task.getId(), "frontdesk");
    String foreign =
        HANDED_OVER.replace(
            "\"variables\": {", "\"variables\": {\"issuing\": {\"value\": \"Planted\"}, ");
    HttpResponse<String> answer =
        frontdesk.call("POST", TASK + task.getId() + "/submit-form", foreign);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("Nothing was changed").doesNotContain("Planted");
    assertThat(task(id).getId()).isEqualTo(task.getId());
    assertThat(variables(task)).doesNotContainKeys("collectedBy").doesNotContainValue("Planted");
    assertThat(entries(id, "FORM_REFUSED")).hasSize(1);
    assertThat(town.get("/api/v1/events/" + id + "/timeline").body()).doesNotContain("Planted");
  }

  @Test
  void aFaultNamesItsFieldInThePersonsLanguageAndNothingIsDecided() {
    String id = readyToIssue(Town.birth("birth-declared.json"));
    Task task = task(id);
    Visitor frontdesk = person("frontdesk");
    claim(frontdesk, task.getId(), "frontdesk");
    HttpResponse<String> answer =
        frontdesk.call(
            "POST", TASK + task.getId() + "/submit-form", HANDED_OVER.replace("true", "false"));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("Identity: check it by a document and tick the box.");
    assertThat(variables(task)).doesNotContainKeys("collectedBy", "identityChecked");
  }

  @Test
  void markupInANameIsShownAsText() {
    ObjectNode birth = Town.birth("birth-declared.json");
    ((ObjectNode) birth.at("/mother/name/0")).put("given", "Grace *x* <img src=1>");
    String task = task(readyToIssue(birth)).getId();
    String shown = person("frontdesk").get(TASK + task + "/form-variables").body();
    assertThat(shown).contains("Grace &#42;x&#42; &#60;img src&#61;1&#62;").doesNotContain("<img");
  }

  @Test
  void whoHoldsATaskGivesItBackAndNobodyElseDoes() {
    String id = readyToIssue(Town.birth("birth-declared.json"));
    String task = task(id).getId();
    Visitor frontdesk = person("frontdesk");
    tasks.setAssignee(task, "somebody");
    assertThat(frontdesk.call("POST", TASK + task + "/unclaim", "{}").statusCode()).isEqualTo(403);
    tasks.setAssignee(task, null);
    claim(frontdesk, task, "frontdesk");
    assertThat(frontdesk.call("POST", TASK + task + "/unclaim", "{}").statusCode()).isEqualTo(204);
    assertThat(task(id).getAssignee()).isNull();
    assertThat(claim(frontdesk, task, "registrar").statusCode()).isEqualTo(403);
  }

  @Test
  void anotherOfficeAndAnotherRoleSeeNothing() {
    String id = readyToIssue(Town.birth("birth-declared.json"));
    String task = task(id).getId();
    for (String name : List.of("registrar2", "clerk2", "registrar", "clerk")) {
      Visitor other = person(name);
      assertThat(other.get(TASK + task).statusCode()).as(name).isEqualTo(404);
      for (String what : List.of("form", "form-variables", "deployed-form")) {
        HttpResponse<String> answer = other.get(TASK + task + "/" + what);
        assertThat(answer.statusCode()).as(name + " " + what).isEqualTo(403);
        assertThat(answer.body()).doesNotContain("Zawadi");
      }
      assertThat(claim(other, task, name).statusCode()).as(name).isEqualTo(403);
      assertThat(other.call("POST", TASK + task + "/submit-form", HANDED_OVER).statusCode())
          .as(name)
          .isEqualTo(403);
    }
    assertThat(entries(id, "READ")).isEmpty();
  }

  @Test
  void theSupervisorIsToldWhichCharactersNoFontHasAndMayTryAgain() {
    ObjectNode birth = Town.birth();
    ((ObjectNode) birth.at("/child/name/1")).put("language", "jpn").put("given", "桜");
    String id = town.accept(birth);
    town.until(id, "READY_TO_ISSUE");
    String task = task(id).getId();
    Visitor supervisor = person("supervisor");
    claim(supervisor, task, "supervisor");
    JsonNode shown = Town.tree(supervisor.get(TASK + task + "/form-variables"));
    assertThat(shown.at("/problem/value").asText())
        .isEqualTo("No font of the country has these characters");
    assertThat(shown.at("/characters/value").asText()).contains("685C");
    String again = "{\"variables\": {\"resolution\": {\"value\": \"TRY_AGAIN\"}}}";
    assertThat(supervisor.call("POST", TASK + task + "/submit-form", again).statusCode())
        .isEqualTo(204);
  }

  static Stream<Arguments> writes() {
    var file = new ByteArrayInputStream(new byte[1]);
    return Stream.of(
        write("a variable", task -> tasks.setVariable(task, "x", 1)),
        write("local variables", task -> tasks.setVariablesLocal(task, Map.of("x", 1))),
        write("a variable's end", task -> tasks.removeVariable(task, "office")),
        write("a comment", task -> tasks.createComment(task, null, "x")),
        write("an attachment", task -> tasks.createAttachment("x", task, null, "x", "x", file)),
        write("a resolve", task -> tasks.resolveTask(task)),
        write("a BPMN error", task -> tasks.handleBpmnError(task, "X")),
        write("an escalation", task -> tasks.handleEscalation(task, "X")),
        write("a new task", task -> tasks.saveTask(tasks.newTask())),
        write("a delegation", task -> tasks.delegateTask(task, "clerk")),
        write("another assignee", task -> tasks.setAssignee(task, "clerk")),
        write("another owner", task -> tasks.setOwner(task, "frontdesk")),
        write("another group", task -> tasks.addCandidateGroup(task, "clerk.DEMO01")),
        write("a group's end", task -> tasks.deleteCandidateGroup(task, "frontdesk.DEMO01")),
        write("another priority", task -> tasks.setPriority(task, 1)),
        write("another name", task -> tasks.setName(task, "x")),
        write("another due date", task -> tasks.setDueDate(task, new java.util.Date(0))),
        write("the task's end", tasks::deleteTask));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("writes")
  void whateverElseWritesIsRefusedToWhoHoldsTheTask(String what, Write write) {
    String task = held();
    identity.setAuthentication("frontdesk", List.of("frontdesk", "frontdesk.DEMO01"));
    ThrowingCallable attempt = () -> write.of(task);
    assertThatThrownBy(attempt).as(what).isInstanceOf(AuthorizationException.class);
  }

  @FunctionalInterface
  interface Write {
    void of(String taskId);
  }

  private static String held;

  private static String held() {
    if (held == null) {
      held = task(readyToIssue(Town.birth("birth-declared.json"))).getId();
      tasks.setAssignee(held, "frontdesk");
    }
    return held;
  }

  private static Arguments write(String name, Write write) {
    return Arguments.of(name, write);
  }

  /** A birth that our registrar has registered and whose certificate waits for the front desk. */
  private static String readyToIssue(ObjectNode birth) {
    String id = town.accept(birth);
    town.until(id, "IN_REVIEW");
    tasks.complete(task(id).getId(), Map.of("decision", "REGISTER"));
    town.until(id, "READY_TO_ISSUE");
    return id;
  }

  private static Task task(String id) {
    return tasks.createTaskQuery().processInstanceBusinessKey(id).singleResult();
  }

  private static Map<String, Object> variables(Task task) {
    return RunningTown.context()
        .getBean(RuntimeService.class)
        .getVariables(task.getProcessInstanceId());
  }

  private static Visitor person(String name) {
    return Visitor.atWork(town, name);
  }

  private static HttpResponse<String> claim(Visitor visitor, String task, String name) {
    return visitor.claim(task, name);
  }

  private static List<String> names(JsonNode shown) {
    var names = new java.util.ArrayList<String>();
    shown.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** The journal's entries of this word: by whom and their detail. */
  private static List<String> entries(String id, String what) {
    var found = new java.util.ArrayList<String>();
    Town.tree(town.get("/api/v1/events/" + id + "/timeline"))
        .forEach(
            entry -> {
              if (entry.path("what").asText().equals(what)) {
                found.add(entry.path("by").asText() + " " + entry.path("detail").asText());
              }
            });
    return found;
  }
}
