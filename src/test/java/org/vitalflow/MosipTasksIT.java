package org.vitalflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What ID operations are asked to do, and what comes of it, on the running system. */
@Tag("proof")
class MosipTasksIT {
  private static final String TASK = "/camunda/api/engine/engine/default/task/";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Town town = RunningTown.town();
  private static final TaskService tasks = RunningTown.context().getBean(TaskService.class);
  private static final ManagementService management =
      RunningTown.context().getBean(ManagementService.class);
  private static final RuntimeService runtime = RunningTown.context().getBean(RuntimeService.class);

  private final String name = "Kito" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");

  @BeforeAll
  static void theTownsEngineIsTheOneTheWebAppsShow() {
    ProcessEngines.registerProcessEngine(RunningTown.context().getBean(ProcessEngine.class));
  }

  @AfterEach
  void noFaults() {
    town.clearFaults();
  }

  @Test
  void aBirthWithoutAnAddressIsSentWhenIdOperationsGiveOne() {
    ObjectNode birth = birth();
    for (String person : List.of("child", "mother", "father")) {
      ((ObjectNode) birth.path(person)).remove("residence");
    }
    String id = town.accept(birth);
    JsonNode refused = town.until(id, "MOSIP_REFUSED");
    assertThat(refused.at("/openTasks/0/group").asText()).isEqualTo("idops");
    assertThat(refused.at("/packets/0/status").asText()).isEqualTo("RID_RESERVED");
    Task task = task(id);
    Visitor idops = holding(task, "idops");
    JsonNode shown = Town.tree(idops.get(TASK + task.getId() + "/form-variables"));
    assertThat(shown.at("/faults/value").asText()).contains("Town or village").contains("Province");
    // half an address is no address, and the fault is named as the form names it
    HttpResponse<String> half =
        submit(idops, task, Map.of("resolution", "SEND_AGAIN", "line1", "7 Baobab Lane"));
    assertThat(half.statusCode()).isEqualTo(400);
    assertThat(half.body()).contains("Town or village").doesNotContain("Baobab");
    assertThat(
            submit(
                    idops,
                    task,
                    Map.of(
                        "resolution", "SEND_AGAIN",
                        "line1", "7 Baobab Lane",
                        "city", "Ibombo",
                        "province", "Central",
                        "region", "Rabat Sale Kenitra",
                        "zone", "Ben Mansour"))
                .statusCode())
        .isEqualTo(204);
    JsonNode done = town.until(id, "COMPLETED", PATIENCE);
    assertThat(done.at("/packets/0/status").asText()).isEqualTo("CREDENTIAL_RECEIVED");
    assertThat(done.path("packets")).hasSize(1);
    assertThat(done.path("recordVersion").asInt()).isEqualTo(1);
  }

  @Test
  void aQuestionOfMosipIsATaskThatSaysWhatIsAsked() {
    town.fault(Map.of("at", "process", "effect", "PAUSE_FOR_INFO", "nameContains", name));
    String id = town.accept(birth());
    JsonNode paused = town.until(id, "MOSIP_OVERDUE", PATIENCE);
    assertThat(paused.at("/openTasks/0/name").asText()).startsWith("Answer MOSIP's question");
    Task task = task(id);
    Visitor idops = holding(task, "idops");
    JsonNode shown = Town.tree(idops.get(TASK + task.getId() + "/form-variables"));
    assertThat(shown.at("/asked/value").asText()).isEqualTo("BIOMETRIC_CORRECTION");
    assertThat(shown.at("/request/value").asText())
        .startsWith(paused.at("/packets/0/rid").asText());
    assertThat(submit(idops, task, Map.of("resolution", "ANSWERED")).statusCode()).isEqualTo(204);
    assertThat(town.until(id, "AT_MOSIP").path("openTasks")).isEmpty();
  }

  @Test
  void aLostRefusalIsLearntWhenAPersonAsksMosipNow() {
    town.fault(Map.of("at", "process", "effect", "REJECT", "nameContains", name));
    town.fault(Map.of("at", "deliver", "effect", "LOSE", "times", 5, "nameContains", name));
    String id = town.accept(birth());
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> town.packet(rid(id)).path("outcome").asText().equals("REJECTED"));
    Task task = overdue(id);
    Visitor idops = holding(task, "idops");
    assertThat(
            submit(idops, task, Map.of("resolution", "ASK_NOW", "remark", "Silent for a day"))
                .statusCode())
        .isEqualTo(204);
    JsonNode refused = town.until(id, "MOSIP_REFUSED", PATIENCE);
    assertThat(refused.at("/packets/0/status").asText()).isEqualTo("REJECTED");
    assertThat(refused.at("/packets/0/reason").asText()).startsWith("PACKET_REJECTED ");
    assertThat(refused.path("openTasks")).hasSize(1);
  }

  @Test
  void askingMosipWhileItIsBusyOrAwayLeavesTheTaskWithWhatItSaid() {
    town.fault(Map.of("at", "process", "effect", "NEVER", "nameContains", name));
    String id = town.accept(birth());
    town.until(id, "AT_MOSIP");
    Task task = overdue(id);
    Visitor idops = holding(task, "idops");
    submit(idops, task, Map.of("resolution", "ASK_NOW", "remark", "Silent for a day"));
    assertThat(said(idops, id, task)).isEqualTo("MOSIP is still processing it");
    town.fault(Map.of("at", "status", "effect", "HTTP_500", "times", 2));
    Task again = task(id);
    holding(again, "idops");
    submit(idops, again, Map.of("resolution", "ASK_NOW", "remark", "Silent for a day"));
    assertThat(said(idops, id, again)).contains("status service could not be reached");
    assertThat(town.event(id).path("status").asText()).isEqualTo("MOSIP_OVERDUE");
  }

  @Test
  void aPacketWaitsVisiblyUntilItsCentreOpens() {
    ObjectNode birth = birth();
    birth.put("office", "CLOSED01");
    String id = town.accept(birth);
    JsonNode waiting =
        Awaitility.await()
            .atMost(PATIENCE)
            .until(
                () -> town.event(id),
                view -> view.at("/packets/0/reason").asText().equals("CENTRE_CLOSED"));
    assertThat(waiting.path("status").asText()).isEqualTo("REGISTERED");
    assertThat(waiting.at("/packets/0/status").asText()).isEqualTo("RID_RESERVED");
    Job timer = timer(id, "Event_SendingTimeComes");
    assertThat(timer.getDuedate()).isAfter(new java.util.Date());
    assertThat(town.get("/api/v1/events/" + id + "/timeline").body()).contains("CENTRE_CLOSED");
    assertThat(town.simulated("/simulator/packets").toString()).doesNotContain(rid(id));
  }

  @Test
  void aRunOfRefusalsHoldsTheOfficeUntilIdOperationsReleaseIt() {
    town.fault(
        Map.of(
            "at",
            "process",
            "effect",
            "FAIL",
            "times",
            RunningTown.HOLD_AFTER + 5,
            "nameContains",
            name));
    List<String> refused = new ArrayList<>();
    for (int i = 0; i < RunningTown.HOLD_AFTER; i++) {
      refused.add(town.accept(held()));
    }
    refused.forEach(
        id -> Awaitility.await().atMost(PATIENCE).until(() -> isRefused(id) || isHeld(id)));
    Task task = Awaitility.await().atMost(PATIENCE).until(MosipTasksIT::holding, Objects::nonNull);
    town.clearFaults();
    String next = town.accept(held());
    Awaitility.await().atMost(PATIENCE).until(() -> isHeld(next));
    // other offices are not the worse for it
    town.until(town.accept(Town.birth()), "COMPLETED", PATIENCE);
    Visitor idops = holding(task, "idops-held");
    JsonNode shown = Town.tree(idops.get(TASK + task.getId() + "/form-variables"));
    assertThat(shown.at("/office/value").asText()).isEqualTo("HELD01");
    assertThat(shown.at("/refusals/value").asInt()).isGreaterThanOrEqualTo(RunningTown.HOLD_AFTER);
    assertThat(submit(idops, task, Map.of("mended", true)).statusCode()).isEqualTo(204);
    management.executeJob(timer(next, "Event_SendingTimeComes").getId());
    town.until(next, "COMPLETED", PATIENCE);
  }

  private static @Nullable Task holding() {
    return tasks
        .createTaskQuery()
        .taskDefinitionKey("UserTask_ReleaseHeldSends")
        .taskCandidateGroup("idops.HELD01")
        .singleResult();
  }

  private static boolean isRefused(String id) {
    return town.event(id).path("status").asText().equals("MOSIP_REFUSED");
  }

  private static boolean isHeld(String id) {
    return town.event(id).at("/packets/0/reason").asText().equals("SENDS_HELD");
  }

  private ObjectNode held() {
    ObjectNode birth = birth();
    birth.put("office", "HELD01");
    return birth;
  }

  private ObjectNode birth() {
    ObjectNode birth = Town.birth();
    ((ObjectNode) birth.at("/child/name/0")).put("given", name);
    return birth;
  }

  /** The task that the deadline raises, whose timer is let go off at once. */
  private static Task overdue(String id) {
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> town.event(id).at("/packets/0/status").asText().equals("TRIGGERED"));
    Awaitility.await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .untilAsserted(() -> management.executeJob(timer(id, "StartEvent_AnswerOverdue").getId()));
    return task(id);
  }

  private static Job timer(String id, String element) {
    return management
        .createJobQuery()
        .processInstanceId(packetProcess(id))
        .activityId(element)
        .singleResult();
  }

  private static String packetProcess(String id) {
    return runtime
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(rid(id))
        .singleResult()
        .getId();
  }

  private static Task task(String id) {
    return Awaitility.await()
        .atMost(PATIENCE)
        .until(
            () -> tasks.createTaskQuery().processInstanceId(packetProcess(id)).singleResult(),
            found -> found != null);
  }

  private static String rid(String id) {
    return town.event(id).at("/packets/0/rid").asText();
  }

  private static Visitor holding(Task task, String login) {
    Visitor person = Visitor.atWork(town, login);
    HttpResponse<String> claimed = person.claim(task.getId(), login);
    assertThat(claimed.statusCode()).isEqualTo(204);
    return person;
  }

  /** What the form of the task that came after this one says MOSIP said. */
  private static String said(Visitor idops, String id, Task before) {
    Task next =
        Awaitility.await()
            .atMost(PATIENCE)
            .ignoreExceptions()
            .until(() -> task(id), found -> !found.getId().equals(before.getId()));
    return Town.tree(idops.get(TASK + next.getId() + "/form-variables"))
        .at("/externalStatus/value")
        .asText();
  }

  private static HttpResponse<String> submit(
      Visitor person, Task task, Map<String, Object> fields) {
    ObjectNode variables = Town.JSON.createObjectNode();
    fields.forEach(
        (field, value) -> variables.putObject(field).set("value", Town.JSON.valueToTree(value)));
    return person.call(
        "POST",
        TASK + task.getId() + "/submit-form",
        Town.JSON.createObjectNode().set("variables", variables).toString());
  }
}
