package org.vitalflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** A batch of cases that takes every road through the models that there is from outside. */
final class EveryRoad {
  private static final String GIVEN = "/child/name/0/given";
  private static final int MANY = 1_000;

  /** For one cause, and so many that sends are held. */
  static final int UNSENT = 11;

  private static final Duration PATIENCE = Duration.ofMinutes(25);

  /** What is said of a packet that MOSIP was told to process. */
  private static final String TOLD = "TRIGGERED|PROCESSED|CREDENTIAL_RECEIVED";

  private static final String ENTERED = "6184027395162841";

  private final Cluster cluster;
  private final Batch batch;
  private final MosipStaff mosip;

  EveryRoad(Cluster cluster, Batch batch) {
    this.cluster = cluster;
    this.batch = batch;
    mosip = new MosipStaff(cluster.town);
  }

  /** Sets all of them on their roads. */
  void go() {
    births();
    reviews();
    lateOnes();
    atMosip();
    duplicates();
    deaths();
    corrections();
    legacyEntries();
  }

  void births() {
    for (int i = 0; i < 6; i++) {
      // each office counts its RIDs: of one office, only one case can wait while it takes its own
      String office = i % 2 == 0 ? "DEMO01" : "DEMO02";
      road(
          "birth by law " + i,
          "birth",
          () -> Reports.named().put("office", office),
          Batch.WITH_IDENTITY);
    }
    batch.put(
        "birth without consent",
        () -> {
          ObjectNode birth = Reports.named();
          birth.putObject("consent").put("idRequest", false);
          batch.ends(batch.report("birth", birth), "COMPLETED");
        });
    for (int i = 0; i < 6; i++) {
      road("birth declared " + i, "birth", Reports::declared, Batch.WITH_IDENTITY);
    }
    batch.put(
        "hospital's note",
        () -> {
          ObjectNode note = Town.birth("birth-notified.json");
          note.put("office", "DEMO01");
          Map<String, Object> completed =
              Map.of(
                  "childGiven", Strangers.name(),
                  "facilityType", "HOME",
                  "informantRelation", "MOTHER",
                  "fatherAbsent", "NOT_DECLARED");
          String id =
              batch.report(
                  "birth",
                  note,
                  Answers.said(
                      "UserTask_CompleteBirth",
                      completed,
                      "UserTask_MendPacket",
                      Answers.address()));
          batch.ends(id, Batch.WITH_IDENTITY);
        });
    batch.prepare(
        "name that no font covers, corrected",
        () -> {
          ObjectNode birth = Reports.named();
          ((ObjectNode) birth.at("/child/name/1"))
              .put("language", "jpn")
              .put("given", "桜")
              .put("family", "田中");
          String id = batch.report("birth", birth);
          JsonNode stuck = batch.until(id, "READY_TO_ISSUE");
          batch.ready();
          ObjectNode put =
              Reports.correction(stuck, "CLERICAL", "/child/name/1/given", "桜", "Sakura");
          Reports.change(put, "/child/name/1/family", "田中", "Tanaka");
          batch.ends(batch.report("update", put), "COMPLETED");
          batch.ends(id, "COMPLETED");
        });
  }

  private void reviews() {
    Map<String, Object> refer = Map.of("decision", "REFER", "referReason", "I know them");
    Map<String, Object> back = Map.of("decision", "RETURN", "returnOther", "Ask once more");
    Map<String, Object> refuse = Map.of("decision", "REFUSE", "ground", "NOT_OURS");
    Map<String, Object> register = Map.of("decision", "REGISTER");
    road(
        "birth returned and referred",
        "birth",
        Reports::declared,
        Map.of("UserTask_RegisterBirth", List.of(back, refer)),
        Batch.WITH_IDENTITY);
    road(
        "birth referred and refused",
        "birth",
        Reports::declared,
        Answers.said("UserTask_RegisterBirth", refer, "UserTask_DecideReferredBirth", refuse),
        "REFUSED");
    road(
        "birth refused",
        "birth",
        Reports::declared,
        Answers.said("UserTask_RegisterBirth", refuse),
        "REFUSED");
    batch.put(
        "birth cancelled", () -> cancelled("birth", Reports.declared(), "UserTask_RegisterBirth"));
    road(
        "death returned and registered",
        "death",
        Reports::death,
        Map.of("UserTask_RegisterDeath", List.of(back, register)),
        "COMPLETED");
    road(
        "death referred and registered",
        "death",
        Reports::death,
        Answers.said("UserTask_RegisterDeath", refer),
        "COMPLETED");
    road(
        "death referred and refused",
        "death",
        Reports::death,
        Answers.said("UserTask_RegisterDeath", refer, "UserTask_DecideReferredDeath", refuse),
        "REFUSED");
    road(
        "death refused",
        "death",
        Reports::death,
        Answers.said("UserTask_RegisterDeath", refuse),
        "REFUSED");
    batch.put(
        "death cancelled", () -> cancelled("death", Reports.death(), "UserTask_RegisterDeath"));
  }

  private void lateOnes() {
    Map<String, Object> refuse = Map.of("approval", "REFUSE", "ground", "NOT_PROVEN");
    Map<String, Object> more = Map.of("approval", "MORE_PROOF", "proofWanted", "The ward's book");
    Map<String, Object> approve = Map.of("approval", "APPROVE");
    road(
        "late birth approved",
        "birth",
        Reports::late,
        Map.of("UserTask_ApproveBirth", List.of(more, approve)),
        Batch.WITH_IDENTITY);
    road(
        "late birth not approved",
        "birth",
        Reports::late,
        Answers.said("UserTask_ApproveBirth", refuse),
        "REFUSED");
    road("late death approved", "death", Reports::lateDeath, "COMPLETED");
    road(
        "late death refused",
        "death",
        Reports::lateDeath,
        Answers.said("UserTask_ApproveLateDeath", refuse),
        "REFUSED");
  }

  private void atMosip() {
    road(
        "packet mended",
        "birth",
        Reports::homeless,
        Answers.said("UserTask_MendPacket", Answers.address()),
        Batch.WITH_IDENTITY);
    for (int i = 0; i < UNSENT; i++) {
      road(
          "packet closed unsent " + i,
          "birth",
          Reports::homeless,
          Answers.said("UserTask_MendPacket", Map.of("resolution", "CLOSE_WITHOUT_ID")),
          "COMPLETED");
    }
    road(
        "refused at MOSIP and closed",
        "birth",
        () -> mosip.faulted("process", "REJECT", 1),
        "COMPLETED");
    batch.prepare(
        "overdue, its refusal was lost",
        () -> {
          ObjectNode birth = Reports.named();
          mosip.fault("process", "REJECT", 1, birth);
          mosip.fault("deliver", "LOSE", MANY, birth);
          String id = told(birth, Map.of());
          overdue(id, "MOSIP_REFUSED");
          batch.ends(id, "COMPLETED");
        });
    road(
        "refused, then asked for under a second RID",
        "birth",
        () -> mosip.faulted("process", "FAIL", 1),
        Answers.said("UserTask_ResolveRefusal", Answers.chosen("SECOND_RID")),
        Batch.WITH_IDENTITY);
    Map<String, Object> entered =
        Map.of(
            "resolution", "ENTER_RESULT",
            "idKind", "VID",
            "number", ENTERED,
            "numberAgain", ENTERED,
            "remark", "Letter of MOSIP");
    Map<String, Object> agreed =
        Map.of("confirmation", "AGREE", "number", ENTERED, "remark", "Seen the letter");
    Map<String, Object> unseen = Map.of("confirmation", "REFUSE", "remark", "No letter is here");
    refused(
        "refused, then a number is entered",
        Answers.said("UserTask_ResolveRefusal", entered, "UserTask_ConfirmEnteredResult", agreed),
        Batch.WITH_IDENTITY);
    refused(
        "refused, then a number is entered that nobody confirms",
        Map.of(
            "UserTask_ResolveRefusal",
            List.of(entered, Answers.chosen("CLOSE_WITHOUT_ID")),
            "UserTask_ConfirmEnteredResult",
            List.of(unseen)),
        "COMPLETED");
    batch.prepare(
        "overdue, asked about, waited for, asked about again and closed",
        () -> {
          String supervisor = "UserTask_DecideOnOverduePacket";
          List<Map<String, Object>> idOperations =
              List.of(Answers.chosen("ASK_NOW"), Answers.patience());
          String id =
              told(
                  mosip.faulted("process", "NEVER", 1),
                  Map.of("UserTask_InvestigateOverduePacket", idOperations, supervisor, List.of()));
          overdue(id, view -> isDone("Event_TimeToLookAgain", view));
          batch.say(
              id,
              Map.of(supervisor, List.of(Answers.patience(), Answers.chosen("CLOSE_WITHOUT_ID"))));
          overdue(id, "COMPLETED");
          batch.ends(id, "COMPLETED");
        });
    batch.prepare(
        "overdue, its credential is requested by hand",
        () -> {
          String id =
              told(
                  mosip.faulted("deliver", "LOSE", 6),
                  Map.of(
                      "UserTask_InvestigateOverduePacket",
                      List.of(Answers.chosen("REQUEST_CREDENTIAL")),
                      "UserTask_DecideOnOverduePacket",
                      List.of()));
          overdue(id, "MOSIP_OVERDUE");
          batch.ends(id, Batch.WITH_IDENTITY);
        });
    batch.prepare(
        "overdue for long and closed by the supervisor",
        () -> {
          ObjectNode birth = mosip.faulted("process", "NEVER", 1);
          String id = told(birth, Map.of("UserTask_InvestigateOverduePacket", List.of()));
          overdue(id, "MOSIP_OVERDUE");
          batch.ends(id, "COMPLETED");
        });
    road(
        "given up by MOSIP, which tells nobody",
        "birth",
        () -> mosip.faulted("process", "REPROCESS_FAILED", 1),
        "COMPLETED");
    road(
        "credential lost", "birth", () -> mosip.faulted("deliver", "LOSE", 2), Batch.WITH_IDENTITY);
    batch.put(
        "paused and answered",
        () -> {
          ObjectNode birth = mosip.faulted("process", "PAUSE_FOR_INFO", 1);
          String question = "UserTask_AnswerMosipsQuestion";
          String id = batch.report("birth", birth, Map.of(question, List.of()));
          batch.until(id, "MOSIP_OVERDUE");
          batch.say(id, Map.of());
          batch.until(id, "AT_MOSIP");
          mosip.resume(rid(batch.view(id)));
          batch.ends(id, Batch.WITH_IDENTITY);
        });
    batch.prepare(
        "withdrawn",
        () -> {
          ObjectNode birth = mosip.faulted("createPacket", "HTTP_500", MANY);
          String id = batch.report("birth", birth);
          batch.until(id, "AT_MOSIP");
          batch.ready();
          batch.ask(id, "/id-request/withdrawal");
          batch.ends(id, "COMPLETED");
        });
    batch.put(
        "answers come doubled and in another order",
        () -> {
          ObjectNode birth = Reports.named();
          mosip.fault("deliver", "DUPLICATE", 4, birth);
          mosip.fault("deliver", "REORDER", 1, birth);
          batch.ends(batch.report("birth", birth), Batch.WITH_IDENTITY);
        });
  }

  private void duplicates() {
    String step = "UserTask_DecideOnPossibleDuplicate";
    Map<String, Object> same = Map.of("twinDecision", "SAME", "reason", "The same book");
    Map<String, Object> other = Map.of("twinDecision", "DIFFERENT");
    Map<String, Object> papers = Map.of("twinDecision", "ASK_FOR_PAPERS", "reason", "The book");
    batch.prepare(
        "declared twice",
        () -> {
          ObjectNode birth = Reports.declared();
          batch.until(batch.report("birth", birth, Answers.silent()), "IN_REVIEW");
          batch.ready();
          batch.ends(
              batch.report("birth", Reports.again(birth), Answers.said(step, same)), "DUPLICATE");
        });
    batch.prepare(
        "papers asked for, then different",
        () -> {
          ObjectNode birth = Reports.declared();
          batch.until(batch.report("birth", birth, Answers.silent()), "IN_REVIEW");
          batch.ready();
          batch.ends(
              batch.report("birth", Reports.again(birth), Map.of(step, List.of(papers, other))),
              "COMPLETED");
        });
    batch.prepare(
        "of two offices",
        () -> {
          ObjectNode birth = Reports.declared();
          batch.until(batch.report("birth", birth, Answers.silent()), "IN_REVIEW");
          batch.ready();
          ObjectNode elsewhere = Reports.again(birth).put("office", "DEMO02");
          String both = "UserTask_DecideOnDuplicateOfTwoOffices";
          String id = batch.report("birth", elsewhere, Answers.said(both, same));
          batch.ends(id, "DUPLICATE");
        });
    for (String decision : List.of("RELEASE", "CLOSE")) {
      batch.prepare(
          "held twin: " + decision,
          () -> {
            ObjectNode birth = Reports.named();
            batch.ends(batch.report("birth", birth), "COMPLETED");
            batch.ready();
            Map<String, Object> settle =
                Map.of("twinDecision", decision, "reason", "Cousins of one name");
            batch.ends(
                batch.report(
                    "birth",
                    Reports.again(birth),
                    Answers.said(step, same, "UserTask_SettleHeldDuplicate", settle)),
                decision.equals("RELEASE") ? "COMPLETED" : "DUPLICATE");
          });
    }
    batch.prepare(
        "death reported twice",
        () -> {
          ObjectNode death = Reports.death();
          batch.until(batch.report("death", death, Answers.silentDeath()), "IN_REVIEW");
          batch.ready();
          batch.ends(
              batch.report("death", Reports.again(death), Answers.said(step, same)), "DUPLICATE");
        });
    batch.prepare(
        "death completed, then found a duplicate",
        () -> {
          ObjectNode death = Reports.death();
          batch.until(batch.report("death", death, Answers.silentDeath()), "IN_REVIEW");
          batch.ready();
          ObjectNode note = Reports.again(death).put("notification", true);
          note.remove("informant");
          Map<String, Object> completed = Map.of("informantRelation", "HEADMAN");
          batch.ends(
              batch.report(
                  "death", note, Answers.said("UserTask_CompleteDeath", completed, step, same)),
              "DUPLICATE");
        });
  }

  private void deaths() {
    List.of("5132790482118360", "9432851054273815")
        .forEach(
            vid ->
                road(
                    "death told to MOSIP " + vid.charAt(0),
                    "death",
                    () -> Deaths.byLaw(Deaths.known(Reports.death(), "VID", vid)),
                    "COMPLETED"));
    road(
        "death of nobody MOSIP knows",
        "death",
        () -> Deaths.byLaw(Deaths.known(Reports.death(), "VID", "6183920475612344")),
        "COMPLETED");
    batch.put(
        "death coded after a question",
        () -> {
          Map<String, Object> ask =
              Map.of("causeDecision", "QUERY_CERTIFIER", "question", "Which?");
          Map<String, Object> code = Map.of("causeDecision", "CODE", "code", "I21.0");
          batch.ends(
              batch.report(
                  "death",
                  Reports.death(),
                  Map.of("UserTask_CodeCauseOfDeath", List.of(ask, code))),
              "COMPLETED");
        });
    batch.put(
        "death on a coroner's order",
        () -> {
          ObjectNode death = Reports.death();
          death.put("mannerOfDeath", "PENDING_INVESTIGATION");
          Map<String, Object> order =
              Map.of(
                  "orderReference", "INQ-77",
                  "orderedOn", death.path("declaredOn").asText(),
                  "orderAuthority", "Coroner of Ibombo",
                  "manner", "ACCIDENT",
                  "coronersWord", "ORDER");
          batch.ends(
              batch.report(
                  "death",
                  death,
                  Map.of(
                      // who entered the order may not register the death
                      "UserTask_RegisterDeath",
                      List.of(Map.of("decision", "REFER", "referReason", "I entered it")),
                      "UserTask_EnterCoronersOrder",
                      List.of(
                          Map.of(
                              "orderReference", "INQ-76",
                              "orderedOn", death.path("declaredOn").asText(),
                              "orderAuthority", "Coroner of Ibombo",
                              "coronersWord", "RELEASE_ONLY"),
                          order))),
              "COMPLETED");
        });
    batch.put(
        "death that means something for others",
        () -> {
          ObjectNode death = Deaths.known(Deaths.byLaw(Reports.death()), "PASSPORT", "ZN0917");
          death
              .putObject("spouse")
              .putArray("name")
              .addObject()
              .put("language", "eng")
              .put("given", "Ozioma");
          batch.ends(batch.report("death", death), "COMPLETED");
        });
    batch.prepare(
        "death of a child that is at MOSIP",
        () -> {
          ObjectNode birth = Reports.named();
          mosip.fault(
              Map.of(
                  "at",
                  "process",
                  "effect",
                  "SLOW",
                  "delayMillis",
                  240_000,
                  "nameContains",
                  Reports.nameOf(birth)));
          String born = batch.report("birth", birth);
          Awaitility.await()
              .atMost(PATIENCE)
              .ignoreExceptions()
              .until(() -> batch.view(born).at("/packets/0/status").asText().matches(TOLD));
          batch.ready();
          batch.ends(batch.report("death", Deaths.byLaw(Reports.deathOf(birth))), "COMPLETED");
          batch.ends(born, "COMPLETED");
        });
  }

  private void corrections() {
    batch.prepare(
        "issued birth corrected",
        () -> {
          ObjectNode sent = Reports.declared();
          String birth = batch.report("birth", sent);
          JsonNode before = batch.ends(birth, "COMPLETED");
          batch.ready();
          batch.ends(batch.report("update", Reports.renamed(before, sent)), "COMPLETED");
          batch.ends(birth, "COMPLETED");
        });
    batch.prepare(
        "address told to MOSIP",
        () -> {
          JsonNode before = batch.ends(batch.report("birth", Reports.named()), "COMPLETED");
          batch.ready();
          batch.ends(batch.report("update", Reports.moved(before)), "COMPLETED");
        });
    batch.prepare(
        "adoption by order",
        () -> {
          ObjectNode sent = Reports.named();
          JsonNode before = batch.ends(batch.report("birth", sent), "COMPLETED");
          batch.ready();
          Map<String, Object> order =
              Map.of(
                  "order", "ENTERED",
                  "orderReference", "AD-88",
                  "orderedOn", Reports.TODAY.toString(),
                  "orderedBy", "Family Court",
                  "orderSeen", true);
          String id =
              batch.report(
                  "update",
                  Reports.adoption(before, sent),
                  Answers.said("UserTask_EnterCorrectionOrder", order));
          batch.ends(id, "COMPLETED");
        });
    batch.prepare(
        "adoption without an order",
        () -> {
          ObjectNode sent = Reports.named();
          JsonNode before = batch.ends(batch.report("birth", sent), "COMPLETED");
          batch.ready();
          Map<String, Object> none = Map.of("order", "NONE");
          String id =
              batch.report(
                  "update",
                  Reports.adoption(before, sent),
                  Answers.said("UserTask_EnterCorrectionOrder", none));
          batch.ends(id, "REFUSED");
        });
    batch.prepare(
        "correction refused",
        () -> {
          ObjectNode sent = Reports.named();
          JsonNode before = batch.ends(batch.report("birth", sent), "COMPLETED");
          batch.ready();
          Map<String, Object> refuse = Map.of("decision", "REFUSE", "ground", "NOT_PROVEN");
          batch.ends(
              batch.report(
                  "update",
                  Reports.renamed(before, sent),
                  Answers.said(
                      "UserTask_ApproveCorrection",
                      refuse,
                      "UserTask_ApproveGraveCorrection",
                      refuse)),
              "REFUSED");
        });
    batch.prepare(
        "correction cancelled",
        () -> {
          ObjectNode sent = Reports.named();
          JsonNode before = batch.ends(batch.report("birth", sent), "COMPLETED");
          batch.ready();
          cancelled(
              "update",
              Reports.renamed(before, sent),
              "UserTask_ApproveCorrection",
              "UserTask_ApproveGraveCorrection");
        });
    batch.prepare(
        "entry found by a clerk",
        () -> {
          ObjectNode sent = Reports.named();
          JsonNode before = batch.ends(batch.report("birth", sent), "COMPLETED");
          batch.ready();
          ObjectNode lost = Reports.renamed(before, sent);
          lost.put("registrationNumber", "NOWHERE-" + UUID.randomUUID());
          Map<String, Object> found =
              Map.of(
                  "search",
                  "AGAIN",
                  "entryNumberFound",
                  before.path("registrationNumber").asText());
          batch.ends(
              batch.report("update", lost, Answers.said("UserTask_FindEntry", found)), "COMPLETED");
        });
    batch.prepare(
        "entry not traceable",
        () -> {
          ObjectNode sent = Reports.named();
          JsonNode before = batch.ends(batch.report("birth", sent), "COMPLETED");
          batch.ready();
          ObjectNode lost = Reports.renamed(before, sent);
          lost.put("registrationNumber", "NOWHERE-" + UUID.randomUUID());
          Map<String, Object> nowhere = Map.of("search", "NOT_TRACEABLE");
          batch.ends(
              batch.report("update", lost, Answers.said("UserTask_FindEntry", nowhere)), "REFUSED");
        });
  }

  private void legacyEntries() {
    String compare = "UserTask_CompareWithScan";
    road("legacy entry kept", "birth", () -> Papers.with(Reports.legacy(), "SCAN"), "COMPLETED");
    road(
        "legacy entry put right, then refused",
        "birth",
        Reports::legacy,
        Map.of(
            compare,
            List.of(
                Map.of("comparison", "PUT_RIGHT", "putRight", "The mother's name"),
                Map.of("comparison", "REFUSE"))),
        "REFUSED");
    batch.put("legacy entry cancelled", () -> cancelled("birth", Reports.legacy(), compare));
  }

  /** The event comes to this end where its people say the usual. */
  private void road(String name, String type, Supplier<ObjectNode> event, String end) {
    road(name, type, event, Map.of(), end);
  }

  private void road(
      String name,
      String type,
      Supplier<ObjectNode> event,
      Map<String, List<Map<String, Object>>> said,
      String end) {
    batch.put(name, () -> batch.ends(batch.report(type, event.get(), said), end));
  }

  /** Refused at MOSIP; what people say of it is said later. */
  private void refused(String name, Map<String, List<Map<String, Object>>> said, String end) {
    batch.prepare(
        name,
        () -> {
          ObjectNode birth = mosip.faulted("process", "FAIL", 1);
          String id = batch.report("birth", birth, Map.of("UserTask_ResolveRefusal", List.of()));
          batch.until(id, "MOSIP_REFUSED");
          batch.ready();
          batch.say(id, said);
          batch.ends(id, end);
        });
  }

  /** MOSIP was told of this birth, and has done with it what it does. */
  private String told(ObjectNode birth, Map<String, List<Map<String, Object>>> said)
      throws InterruptedException {
    String id = batch.report("birth", birth, said);
    Awaitility.await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> batch.view(id).at("/packets/0/status").asText().matches(TOLD));
    batch.ready();
    return id;
  }

  /** Nobody does these steps, so that it can still be cancelled. */
  private void cancelled(String type, ObjectNode body, String... steps) {
    String id =
        batch.report(
            type,
            body,
            Arrays.stream(steps).collect(Collectors.toMap(Function.identity(), step -> List.of())));
    Awaitility.await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> !batch.view(id).path("openTasks").isEmpty());
    batch.ask(id, "/cancellation");
    batch.ends(id, "CANCELLED");
  }

  private void overdue(String id, String then) {
    overdue(id, view -> view.path("status").asText().matches(then + "|COMPLETED"));
  }

  /** Each deadline of the answer passes now, instead of tomorrow, until this comes of it. */
  private void overdue(String id, Predicate<JsonNode> then) {
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .ignoreExceptions()
        .until(
            () -> {
              JsonNode view = batch.view(id);
              if (view.path("status").asText().matches("AT_MOSIP|MOSIP_OVERDUE")) {
                cluster.change(
                    """
                    update act_ru_job set duedate_ = now() where handler_type_ like 'timer%%'
                      and duedate_ > now() + interval '1 hour' and process_instance_id_ in
                        (select id_ from act_ru_execution where business_key_ = '%s')
                    """
                        .formatted(rid(view)));
              }
              return then.test(view);
            });
  }

  /** Whether the event's packet has come past this step. */
  private boolean isDone(String step, JsonNode view) {
    return !cluster
        .rows(
            """
            select a.id_ from act_hi_actinst a join act_hi_procinst p on p.id_ = a.proc_inst_id_
            where p.business_key_ = '%s' and a.act_id_ = '%s' and a.end_time_ is not null
            """
                .formatted(rid(view), step))
        .isEmpty();
  }

  private static String rid(JsonNode view) {
    return view.at("/packets/0/rid").asText();
  }
}
