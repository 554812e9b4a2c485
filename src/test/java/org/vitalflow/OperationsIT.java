package org.vitalflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is stuck, why, what operators may do about it, and the days reconciled with MOSIP. */
class OperationsIT {
  private static final String STUCK = "/api/v1/operations/stuck";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static int days;

  private final Town town = RunningTown.town();
  private final JdbcClient jdbc = RunningTown.context().getBean(JdbcClient.class);
  private final TaskService tasks = RunningTown.context().getBean(TaskService.class);
  private final RuntimeService runtime = RunningTown.context().getBean(RuntimeService.class);
  private final ManagementService management =
      RunningTown.context().getBean(ManagementService.class);
  private final String name = "Tumaini" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");

  @AfterEach
  void noFaults() {
    town.clearFaults();
  }

  @Test
  void aTaskPastItsDueDateIsListedWithWhoShouldDoIt() {
    String id = declared();
    Task task = tasks.createTaskQuery().processInstanceBusinessKey(id).singleResult();
    assertThat(reasons(id)).isEmpty();
    task.setDueDate(new Date(System.currentTimeMillis() - Duration.ofDays(2).toMillis()));
    tasks.saveTask(task);
    JsonNode item = item(id, "TASK_OVERDUE");
    assertThat(item.at("/openTask/group").asText()).isEqualTo("registrar");
    assertThat(item.path("overdueSeconds").asLong()).isGreaterThan(Duration.ofDays(1).toSeconds());
    assertThat(item.path("actions").get(0).asText()).isEqualTo("OPEN_TASK");
    assertThat(item.path("detail").asText()).contains("Register the birth");
    assertThat(item.path("trackingCode").asText())
        .isEqualTo(town.event(id).path("trackingCode").asText());
  }

  @Test
  void aFailedStepIsListedByItsCauseAndGoesOnWhenIdOperationsTryItAgain() {
    town.fault(Map.of("at", "createPacket", "effect", "ERRORS", "times", 50, "nameContains", name));
    String id = town.accept(birth());
    Job job = failed(id);
    JsonNode item = item(id, "MOSIP_UNAVAILABLE");
    assertThat(item.path("detail").asText()).contains("create packet");
    assertThat(item.path("rid").asText()).isEqualTo(rid(id));
    assertThat(item.toString()).doesNotContain(name).doesNotContain("Exception");
    town.clearFaults();

    String retry = "/desk/stuck/steps/" + job.getId() + "/retry";
    assertThat(post("supervisor", retry).statusCode()).isEqualTo(302);
    assertThat(post("analyst", retry).statusCode()).isEqualTo(302);
    assertThat(retries(job)).isZero();
    assertThat(post("clerk", retry).statusCode()).isEqualTo(403);
    assertThat(post("idops", retry).statusCode()).isEqualTo(302);
    town.until(id, "COMPLETED");
    assertThat(reasons(id)).isEmpty();
    assertThat(done(id)).containsExactly("STEP_RETRIED idops ServiceTask_CreatePacket");
  }

  @Test
  void aPacketWithoutAnAnswerIsListedAndMosipIsAskedOnceInAMinute() {
    String id = waiting();
    assertThat(reasons(id)).doesNotContain("ANSWER_OVERDUE");
    jdbc.sql(
            "update registry.packet set sent_at = now() - interval '3 days', triggered_at = now() - interval '3 days', updated_at = now() - interval '3 days' where rid = ?")
        .param(rid(id))
        .update();
    JsonNode item = item(id, "ANSWER_OVERDUE");
    assertThat(item.path("dueAt").asText()).isNotEmpty();
    assertThat(item.path("actions").get(0).asText()).isEqualTo("ASK_MOSIP");
    post("idops", "/desk/stuck/packets/" + rid(id) + "/ask");
    post("idops", "/desk/stuck/packets/" + rid(id) + "/ask");
    assertThat(done(id)).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void aCaseThatNobodyMovesIsListedAndOneThatSomebodyStoppedToo() {
    String id = declared();
    String instance =
        runtime.createProcessInstanceQuery().processInstanceBusinessKey(id).singleResult().getId();
    runtime.suspendProcessInstanceById(instance);
    assertThat(item(id, "SUSPENDED").path("actions").get(0).asText()).isEqualTo("LOOK_IN_COCKPIT");
    runtime.activateProcessInstanceById(instance);
    assertThat(reasons(id)).isEmpty();
    runtime.deleteProcessInstance(instance, "a test");
    assertThat(item(id, "STANDSTILL").path("openTask").isNull()).isTrue();
    jdbc.sql("update registry.event set stage = 'CANCELLED' where id = cast(? as uuid)")
        .param(id)
        .update();
    assertThat(reasons(id)).isEmpty();
  }

  @Test
  void aCaseIsNeverAtAStandstillWhereverItIs() {
    String at = waiting();
    String done = town.accept(Town.birth());
    String review = declared();
    for (int i = 0; i < 20; i++) {
      for (String id : List.of(at, done, review)) {
        assertThat(reasons(id)).doesNotContain("STANDSTILL", "SUSPENDED");
      }
    }
    town.until(done, "COMPLETED");
    assertThat(reasons(done)).isEmpty();
  }

  @Test
  void aDeliveryThatCannotBeReadIsGivenUpWithAReasonOrPutBack() throws Exception {
    String id = waiting();
    String event =
        "{\"instanceId\":\"%s\",\"resultCode\":\"SUPERB\",\"workflowType\":\"CRVS_NEW\"}"
            .formatted(rid(id));
    Callbacks.deliver(town, event);
    item(id, "DELIVERY_QUARANTINED");
    String delivery =
        jdbc.sql("select id::text from registry.inbox where rid = ? and state = 'QUARANTINED'")
            .param(rid(id))
            .query(String.class)
            .single();
    post("idops", "/desk/deliveries/" + delivery + "/discard");
    assertThat(reasons(id)).contains("DELIVERY_QUARANTINED");
    post("idops", "/desk/deliveries/" + delivery + "/replay");
    assertThat(done(id)).containsExactly("DELIVERY_PUT_BACK idops " + delivery);
    item(id, "DELIVERY_QUARANTINED");
    post("idops", "/desk/deliveries/" + delivery + "/discard", "reason=" + name);
    assertThat(reasons(id)).doesNotContain("DELIVERY_QUARANTINED");
    assertThat(post("supervisor", "/desk/deliveries/" + delivery + "/discard").statusCode())
        .isEqualTo(403);
    byte[] reason =
        jdbc.sql(
                "select reason from registry.operator_action where subject = ? and reason is not null")
            .param(delivery)
            .query(byte[].class)
            .single();
    assertThat(new String(reason, java.nio.charset.StandardCharsets.ISO_8859_1))
        .doesNotContain(name);
  }

  @Test
  void aCaseWhoseSenderCouldNotBeToldIsListed() {
    String id = declared();
    jdbc.sql(
            "insert into registry.milestone (event_id, seq, what, subject, at) values (cast(? as uuid), 1, 'A_TEST', '', now())")
        .param(id)
        .update();
    UUID subscription = UUID.randomUUID();
    jdbc.sql(
            "insert into registry.crvs_subscription (id, client, callback, secret, milestones, types, state, created_at) values (?, 'nobody', 'https://nobody.example', '', '{}', '{}', 'PAUSED', now())")
        .param(subscription)
        .update();
    jdbc.sql(
            "insert into registry.crvs_delivery (subscription_id, event_id, seq, state, created_at, next_at, give_up_at, ended_at) values (?, cast(? as uuid), 1, 'DEAD', now(), now(), now(), now())")
        .params(subscription, id)
        .update();
    assertThat(item(id, "NOTIFICATION_DEAD").path("actions").get(0).asText())
        .isEqualTo("SEND_NOTIFICATION");
    assertThat(
            Visitor.atWork(town, "supervisor").get("/desk/stuck?reason=NOTIFICATION_DEAD").body())
        .contains("/desk/notifications", town.event(id).path("trackingCode").asText());
    jdbc.sql("delete from registry.crvs_subscription where id = ?").param(subscription).update();
    assertThat(reasons(id)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "office=DEMO01&sort=x, /sort, UNKNOWN_PARAMETER",
    "reason=ANYTHING, /reason, UNKNOWN_VALUE",
    "size=0, /size, OUT_OF_RANGE",
    "page=-1, /page, OUT_OF_RANGE"
  })
  void aWrongParameterIsNamed(String query, String pointer, String code) {
    HttpResponse<String> answer = town.getAs("ops-demo", STUCK + "?" + query);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(Town.tree(answer).path("code").asText()).isEqualTo("BAD_PARAMETER");
    assertThat(Town.tree(answer).at("/errors/0/pointer").asText()).isEqualTo(pointer);
    assertThat(Town.tree(answer).at("/errors/0/code").asText()).isEqualTo(code);
  }

  @Test
  void theListIsForOperatorsAlone() {
    assertThat(town.plain(town.base() + STUCK).statusCode()).isEqualTo(401);
    HttpResponse<String> clinic = town.getAs("crvs-clinic", STUCK);
    assertThat(clinic.statusCode()).isEqualTo(403);
    assertThat(Town.tree(clinic).path("code").asText()).isEqualTo("ROLE_MISSING");
    JsonNode page = Town.tree(town.getAs("ops-demo", STUCK + "?office=DEMO02&size=3"));
    assertThat(page.path("size").asInt()).isEqualTo(3);
    assertThat(page.path("items").isArray()).isTrue();
    for (JsonNode item : page.path("items")) {
      assertThat(item.path("office").asText()).isEqualTo("DEMO02");
    }
  }

  @Test
  void aDayIsReconciledSignedOnceAndStaysAsItWasSigned() {
    LocalDate day = LocalDate.of(2020, 1, 1).plusDays(++days);
    String done = town.accept(Town.birth());
    String open = waiting();
    town.until(done, "COMPLETED");
    sentOn(day, rid(done));
    sentOn(day, rid(open));
    Visitor supervisor = Visitor.atWork(town, "supervisor");
    String figures = "/desk/reconciliation/figures.csv?day=" + day;
    assertThat(supervisor.get(figures).body())
        .startsWith("\"Day\",\"Office\",\"Process\",\"Figure\",\"Cause\",\"Packets\"")
        .contains(line(day, "Sent", 2), line(day, "Processed", 1), line(day, "Late", 1));
    assertThat(supervisor.get("/desk/reconciliation/rids.csv?day=" + day).body())
        .contains(rid(open), "LATE")
        .doesNotContain(rid(done));

    assertThat(post("supervisor", "/desk/reconciliation", "day=" + LocalDate.now()).statusCode())
        .isEqualTo(302);
    post("supervisor", "/desk/reconciliation", "day=" + day + "&note=seen");
    post("idops", "/desk/reconciliation", "day=" + day + "&note=again");
    sentOn(LocalDate.of(2019, 1, 1), rid(open));
    assertThat(supervisor.get("/desk/reconciliation?day=" + day).body())
        .contains("Signed by supervisor", "seen", rid(open))
        .doesNotContain("again", name);
    assertThat(supervisor.get(figures).body()).contains(line(day, "Late", 1));
    assertThat(
            jdbc.sql("select count(*) from registry.reconciliation where day = ?")
                .param(java.sql.Date.valueOf(day))
                .query(Integer.class)
                .single())
        .isEqualTo(1);
    assertThat(Visitor.atWork(town, "clerk").get("/desk/reconciliation").statusCode())
        .isEqualTo(403);
  }

  private static String line(LocalDate day, String figure, int packets) {
    return "\"%s\",\"DEMO01\",\"CRVS_NEW\",\"%s\",\"\",\"%d\"".formatted(day, figure, packets);
  }

  private void sentOn(LocalDate day, String rid) {
    jdbc.sql("update registry.packet set sent_at = ? where rid = ?")
        .params(java.sql.Timestamp.valueOf(day.atTime(12, 0)), rid)
        .update();
  }

  private ObjectNode birth() {
    ObjectNode birth = Town.birth();
    birth.at("/child/name").forEach(each -> ((ObjectNode) each).put("given", name));
    return birth;
  }

  /** A birth that waits for MOSIP, which never answers. */
  private String waiting() {
    town.fault(Map.of("at", "process", "effect", "NEVER", "nameContains", name));
    String id = town.accept(birth());
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> town.event(id).at("/packets/0/status").asText().equals("TRIGGERED"));
    return id;
  }

  /** A birth that waits for our registrar. */
  private String declared() {
    ObjectNode birth = birth();
    birth.remove("registration");
    String id = town.accept(birth);
    town.until(id, "IN_REVIEW");
    return id;
  }

  private String rid(String id) {
    return town.event(id).at("/packets/0/rid").asText();
  }

  /** The case's failing step, once its attempts are used up. */
  private Job failed(String id) {
    Job job =
        Awaitility.await()
            .atMost(PATIENCE)
            .until(
                () ->
                    management.createJobQuery().withException().list().stream()
                        .filter(one -> instance(rid(id)).equals(one.getProcessInstanceId()))
                        .findFirst()
                        .orElse(null),
                found -> found != null);
    Awaitility.await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(
            () -> {
              management.setJobRetries(job.getId(), 0);
              return retries(job) == 0;
            });
    return job;
  }

  private int retries(Job job) {
    return management.createJobQuery().jobId(job.getId()).singleResult().getRetries();
  }

  private String instance(String rid) {
    var found = runtime.createProcessInstanceQuery().processInstanceBusinessKey(rid).singleResult();
    return found == null ? "" : found.getId();
  }

  private JsonNode item(String id, String reason) {
    return Awaitility.await(reason)
        .atMost(PATIENCE)
        .until(
            () ->
                all().stream()
                    .filter(one -> one.path("id").asText().equals(id))
                    .filter(one -> one.path("reason").asText().equals(reason))
                    .findFirst()
                    .orElse(null),
            found -> found != null);
  }

  private List<String> reasons(String id) {
    return all().stream()
        .filter(one -> one.path("id").asText().equals(id))
        .map(one -> one.path("reason").asText())
        .toList();
  }

  private List<JsonNode> all() {
    var items = new ArrayList<JsonNode>();
    long total = 1;
    for (int page = 0; items.size() < total && page < 50; page++) {
      JsonNode found = Town.tree(town.getAs("ops-demo", STUCK + "?size=200&page=" + page));
      found.path("items").forEach(items::add);
      total = found.path("total").asLong();
    }
    return items;
  }

  /** What operators did to the case. */
  private List<String> done(String id) {
    var entries = new ArrayList<String>();
    Town.tree(town.get("/api/v1/events/" + id + "/timeline"))
        .forEach(
            entry -> {
              if (List.of("STEP_RETRIED", "MOSIP_ASKED", "DELIVERY_PUT_BACK")
                  .contains(entry.path("what").asText())) {
                entries.add(
                    "%s %s %s"
                        .formatted(
                            entry.path("what").asText(),
                            entry.path("by").asText(),
                            entry.path("detail").asText()));
              }
            });
    return entries;
  }

  private HttpResponse<String> post(String person, String path, String... fields) {
    Visitor visitor = Visitor.atWork(town, person);
    String content = "_csrf=" + visitor.formToken();
    return visitor.form(
        path, fields.length == 0 ? content : content + "&" + String.join("&", fields));
  }
}
