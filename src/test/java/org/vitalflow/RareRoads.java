package org.vitalflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/** The roads that only a coincidence opens, or what MOSIP's staff do by hand. */
final class RareRoads {
  private static final Duration PATIENCE = Duration.ofMinutes(25);
  private static final String GIVEN = "/child/name/0/given";
  private static final String RESERVE = "ServiceTask_ReserveRid";
  private static final String RESOLVE = "UserTask_ResolveRefusal";
  private static final String INVESTIGATE = "UserTask_InvestigateOverduePacket";
  private static final String DECIDE = "UserTask_DecideOnOverduePacket";
  private static final String TWIN = "UserTask_DecideOnPossibleDuplicate";

  /** One for each time that the step is struck, and more: what was struck is done again. */
  private static final int REFUSALS = 6;

  private static final String HELD = "select id from send_hold where released_at is null";

  /** Where one waits at a step, another one comes to the next. */
  private static final int TIMES = 2;

  private final Cluster cluster;
  private final Batch batch;
  private final MosipStaff mosip;
  private final HeldSteps steps;

  RareRoads(Cluster cluster, Batch batch, HeldSteps steps) {
    this.cluster = cluster;
    this.batch = batch;
    mosip = new MosipStaff(cluster.town);
    this.steps = steps;
  }

  /** Sets all of them on their roads. */
  void go() {
    atMosip();
    takenBack();
    for (int i = 1; i <= TIMES; i++) {
      revived(i);
      forgotten(i);
      namedLater(i);
      foundOutLater(i);
    }
  }

  private void atMosip() {
    batch.put(
        "trigger refused, then mended",
        () -> {
          ObjectNode birth = mosip.faulted("trigger", "HTTP_400", REFUSALS);
          String id =
              batch.report("birth", birth, Answers.said("UserTask_MendPacket", Answers.address()));
          batch.ends(id, Batch.WITH_IDENTITY);
        });
    batch.put(
        "not sent while sends are held",
        () -> {
          until(() -> !cluster.rows(HELD).isEmpty());
          String id = batch.report("birth", Reports.named());
          until(() -> isHeld(id));
          batch.usually("UserTask_ReleaseHeldSends", Map.of("mended", true));
          until(() -> cluster.rows(HELD).isEmpty());
          until(
              () -> {
                timeComes("Event_SendingTimeComes");
                return batch.view(id).path("status").asText().equals("COMPLETED");
              });
          batch.ends(id, Batch.WITH_IDENTITY);
        });
  }

  /** MOSIP's staff let through what was refused; or it is too late for that. */
  private void revived(int number) {
    batch.prepare(
        "refused RID that comes alive while people look at it " + number,
        () -> {
          String id = refused();
          mosip.approve(rid(id));
          batch.ends(id, Batch.WITH_IDENTITY);
        });
    batch.prepare(
        "refused RID that comes alive after the second one " + number,
        () -> {
          String id = batch.report("birth", mosip.faulted("process", "FAIL", 1), secondRid());
          JsonNode second = batch.ends(id, Batch.WITH_IDENTITY);
          String first = second.at("/packets/0/rid").asText();
          batch.ready();
          Map<String, Object> settlement =
              Map.of(
                  "ridStays",
                  first,
                  "askedOn",
                  Reports.TODAY.toString(),
                  "reference",
                  "Ticket 4",
                  "remark",
                  "Older");
          Map<String, Object> notYet = Map.of("confirmation", "REFUSE", "remark", "No answer yet");
          Map<String, Object> agreed = Map.of("confirmation", "AGREE", "remark", "MOSIP answered");
          batch.say(
              id,
              Map.of(
                  "UserTask_SettleTwoIdentities", List.of(settlement),
                  "UserTask_ConfirmSettlement", List.of(notYet, agreed)));
          batch.revived(first);
          mosip.approve(first);
          until(() -> isOver("two-identities-" + first));
          batch.ends(id, Batch.WITH_IDENTITY);
        });
    batch.prepare(
        "refused, then the child dies before the second RID " + number,
        () -> {
          ObjectNode birth = mosip.faulted("process", "FAIL", 1);
          String id = refused(birth);
          batch.ends(batch.report("death", Deaths.byLaw(Reports.deathOf(birth))), "COMPLETED");
          batch.say(id, secondRid());
          batch.ends(id, "COMPLETED");
        });
  }

  private boolean isHeld(String id) {
    return !cluster
        .rows(
            "select rid from packet where reason = 'SENDS_HELD' and event_id = '%s'".formatted(id))
        .isEmpty();
  }

  private boolean isOver(String key) {
    return !cluster
        .rows(
            "select id_ from act_hi_procinst where business_key_ = '%s' and end_time_ is not null"
                .formatted(key))
        .isEmpty();
  }

  private void timeComes(String step) {
    cluster.change(
        """
        update act_ru_job set duedate_ = now() where duedate_ > now()
          and job_def_id_ in (select id_ from act_ru_jobdef where act_id_ = '%s')
        """
            .formatted(step));
  }

  /** MOSIP restores a backup of before it was told. */
  private void forgotten(int number) {
    batch.prepare(
        "lost by MOSIP and triggered again " + number,
        () -> {
          String id = lost(List.of("TRIGGER_AGAIN"));
          overdue(id);
          batch.ends(id, Batch.WITH_IDENTITY);
        });
    batch.prepare(
        "lost by MOSIP and stored again " + number,
        () -> {
          String id = lost(List.of("SEND_AGAIN", "TRIGGER_AGAIN"));
          // as after a repair by hand: nobody knows any more whether MOSIP took the trigger
          until(
              () ->
                  cluster.change(
                          "update packet set triggered_at = null, trigger_tried = true where event_id = '%s'"
                              .formatted(id))
                      == 1);
          overdue(id);
          batch.ends(id, Batch.WITH_IDENTITY);
        });
  }

  private String lost(List<String> remedies) throws InterruptedException {
    ObjectNode birth = mosip.faulted("process", "NEVER", 1);
    List<Map<String, Object>> chosen = remedies.stream().map(Answers::chosen).toList();
    String id =
        batch.report(
            "birth", birth, Map.of(INVESTIGATE, chosen, DECIDE, List.<Map<String, Object>>of()));
    mosip.failed(birth);
    until(() -> batch.view(id).at("/packets/0/status").asText().equals("TRIGGERED"));
    mosip.lose(rid(id));
    batch.ready();
    return id;
  }

  private void overdue(String id) {
    until(
        () -> {
          timeComes(id, "StartEvent_AnswerOverdue");
          return batch.view(id).path("status").asText().matches("MOSIP_OVERDUE|COMPLETED");
        });
  }

  private void timeComes(String id, String step) {
    cluster.change(
        """
        update act_ru_job set duedate_ = now() where duedate_ > now()
          and job_def_id_ in (select id_ from act_ru_jobdef where act_id_ = '%s')
          and process_instance_id_ in
            (select id_ from act_ru_execution where business_key_ = '%s')
        """
            .formatted(step, rid(id)));
  }

  /** The family takes the request back when it is decided and before it is made. */
  private void takenBack() {
    batch.put(
        "birth, taken back before its RID",
        () -> takenBack(batch.report("birth", Reports.declared(), Answers.silent())));
    batch.put(
        "death, taken back before its RID",
        () -> {
          ObjectNode death = Deaths.known(Reports.death(), "VID", "4271835069182736");
          takenBack(batch.report("death", death, Answers.silentDeath()));
        });
    batch.prepare(
        "correction, taken back before its RID",
        () -> {
          JsonNode before = batch.ends(batch.report("birth", Reports.named()), "COMPLETED");
          batch.ready();
          takenBack(batch.report("update", Reports.moved(before), unapproved()));
        });
  }

  private void takenBack(String id) throws IOException {
    steps.hold(id, RESERVE);
    batch.say(id, Map.of());
    awaitHeld(id, RESERVE);
    batch.ask(id, "/id-request/withdrawal");
    steps.release(id, RESERVE);
    batch.ends(id, "COMPLETED");
  }

  /** Its job stays until the step is done. */
  private void awaitHeld(String key, String step) {
    until(
        () ->
            !cluster
                .rows(
                    """
                    select j.id_ from act_ru_job j join act_ru_jobdef d on d.id_ = j.job_def_id_
                      join act_ru_execution p on p.id_ = j.process_instance_id_
                    where p.business_key_ = '%s' and d.act_id_ = '%s'
                    """
                        .formatted(key, step))
                .isEmpty());
  }

  private void namedLater(int number) {
    batch.prepare(
        "name added " + number,
        () -> {
          JsonNode nameless = batch.ends(batch.report("birth", nameless()), "COMPLETED");
          batch.ready();
          batch.ends(batch.report("update", Reports.nameAdded(nameless)), "COMPLETED");
          batch.ends(nameless.path("id").asText(), Batch.WITH_IDENTITY);
        });
    batch.prepare(
        "name added to a child that has died " + number,
        () -> {
          JsonNode nameless = batch.ends(batch.report("birth", nameless()), "COMPLETED");
          batch.ready();
          String id = nameless.path("id").asText();
          steps.hold(id, RESERVE);
          ObjectNode named = Reports.nameAdded(nameless);
          String update = batch.report("update", named);
          awaitHeld(id, RESERVE);
          ObjectNode child = Reports.declared();
          ((ObjectNode) child.path("child")).set("name", named.at("/changes/0/to"));
          child.putObject("registration").set("number", nameless.path("registrationNumber"));
          batch.ends(batch.report("death", Deaths.byLaw(Reports.deathOf(child))), "COMPLETED");
          steps.release(id, RESERVE);
          batch.ends(update, "COMPLETED");
          batch.ends(id, "COMPLETED");
        });
  }

  private static ObjectNode nameless() {
    return Reports.declared().put("crvsReference", NamelessChildren.MARK + UUID.randomUUID());
  }

  private void foundOutLater(int number) {
    batch.prepare(
        "birth, found a duplicate after all " + number,
        () -> duplicateAfterAll("birth", Reports.declared(), Answers.silent()));
    batch.prepare(
        "death, found a duplicate after all " + number,
        () -> duplicateAfterAll("death", Reports.death(), Answers.silentDeath()));
    batch.prepare(
        "entry that was corrected under a correction " + number,
        () -> {
          ObjectNode sent = Reports.named();
          JsonNode before = batch.ends(batch.report("birth", sent), "COMPLETED");
          batch.ready();
          String slow = batch.report("update", Reports.renamed(before, sent), unapproved());
          steps.hold(slow, "ServiceTask_ApplyCorrection");
          batch.say(slow, Map.of());
          awaitHeld(slow, "ServiceTask_ApplyCorrection");
          ObjectNode quick =
              Reports.correction(before, "CLERICAL", GIVEN, sent.at(GIVEN).asText(), "Zuhura");
          batch.ends(batch.report("update", quick), "COMPLETED");
          steps.release(slow, "ServiceTask_ApplyCorrection");
          batch.ends(slow, "REFUSED");
        });
  }

  private void duplicateAfterAll(
      String type, ObjectNode event, Map<String, List<Map<String, Object>>> silence)
      throws InterruptedException {
    String first = batch.report(type, event, silence);
    batch.until(first, "IN_REVIEW");
    correctedTwin(type, event);
    batch.ready();
    batch.say(first, Answers.said(TWIN, Map.of("twinDecision", "SAME", "reason", "The same book")));
    batch.ends(first, "DUPLICATE");
  }

  /** Another report of it, which people thought another event; then its entry is corrected. */
  private void correctedTwin(String type, ObjectNode event) {
    Map<String, Object> other = Map.of("twinDecision", "DIFFERENT");
    JsonNode twin =
        batch.ends(
            batch.report(type, Reports.again(event), Answers.said(TWIN, other)), "COMPLETED");
    ObjectNode elsewhere =
        Reports.correction(twin, "CLERICAL", "/place/area", "Ibombo", "Ibombo North");
    batch.ends(batch.report("update", elsewhere), "COMPLETED");
  }

  private static Map<String, List<Map<String, Object>>> secondRid() {
    return Answers.said(RESOLVE, Answers.chosen("SECOND_RID"));
  }

  private String refused() throws InterruptedException {
    return refused(mosip.faulted("process", "FAIL", 1));
  }

  /** Nobody resolves it yet. */
  private String refused(ObjectNode birth) throws InterruptedException {
    String id = batch.report("birth", birth, Map.of(RESOLVE, List.of()));
    batch.until(id, "MOSIP_REFUSED");
    batch.ready();
    return id;
  }

  private String rid(String id) {
    return batch.view(id).at("/packets/0/rid").asText();
  }

  private static Map<String, List<Map<String, Object>>> unapproved() {
    return Map.of(
        "UserTask_ApproveCorrection", List.of(), "UserTask_ApproveGraveCorrection", List.of());
  }

  private static void until(Callable<Boolean> done) {
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .ignoreExceptions()
        .until(done);
  }
}
