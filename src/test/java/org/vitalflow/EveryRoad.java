package org.vitalflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** A batch of cases that takes every road through the models that there is from outside. */
final class EveryRoad {
  private static final String GIVEN = "/child/name/0/given";
  private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
  private static final AtomicInteger DECEASED = new AtomicInteger();
  private static final int MANY = 1_000;
  private static final Duration PATIENCE = Duration.ofMinutes(25);

  /** What is said of a packet that MOSIP was told to process. */
  private static final String TOLD = "TRIGGERED|PROCESSED|CREDENTIAL_RECEIVED";

  private static final String ENTERED = "6184027395162841";

  /** What people say at a step where a case's script says nothing. */
  static final Map<String, Map<String, Object>> USUAL =
      Map.ofEntries(
          Map.entry("UserTask_RegisterBirth", Map.of("decision", "REGISTER")),
          Map.entry("UserTask_RegisterDeath", Map.of("decision", "REGISTER")),
          Map.entry("UserTask_DecideReferredBirth", Map.of("decision", "REGISTER")),
          Map.entry("UserTask_DecideReferredDeath", Map.of("decision", "REGISTER")),
          Map.entry("UserTask_ApproveBirth", Map.of("approval", "APPROVE")),
          Map.entry("UserTask_ApproveLateDeath", Map.of("approval", "APPROVE")),
          Map.entry("UserTask_CompleteBirth", Map.of()),
          Map.entry("UserTask_CompleteDeath", Map.of()),
          Map.entry(
              "UserTask_IssueCertificate",
              Map.of("collectedBy", "MOTHER", "identityChecked", true)),
          Map.entry("UserTask_ResolveUnprintableName", Map.of("resolution", "TRY_AGAIN")),
          Map.entry("UserTask_ResolveRefusal", chosen("CLOSE_WITHOUT_ID")),
          Map.entry("UserTask_InvestigateOverduePacket", chosen("ASK_NOW")),
          Map.entry("UserTask_DecideOnOverduePacket", chosen("CLOSE_WITHOUT_ID")),
          Map.entry(
              "UserTask_ApproveSecondRid", Map.of("approval", "APPROVE", "remark", "I agree")),
          Map.entry("UserTask_AnswerMosipsQuestion", Map.of("resolution", "ANSWERED")),
          Map.entry("UserTask_ApproveCorrection", Map.of("decision", "APPROVE")),
          Map.entry("UserTask_ApproveGraveCorrection", Map.of("decision", "APPROVE")),
          Map.entry("UserTask_CodeCauseOfDeath", Map.of("causeDecision", "CODE", "code", "I21.0")),
          Map.entry("UserTask_AskCertifier", Map.of("answer", "The anterior one")),
          Map.entry("UserTask_FollowUpDeath", Map.of("followUp", "DONE", "note", "Seen to")),
          Map.entry("UserTask_CompareWithScan", Map.of("comparison", "MATCHES")),
          Map.entry("UserTask_CorrectLegacyEntry", Map.of("motherGiven", "Ottoline")),
          Map.entry("UserTask_BringPapersForDuplicate", Map.of("brought", "A copy of the book")));

  private final Cluster cluster;
  private final Batch batch;

  EveryRoad(Cluster cluster, Batch batch) {
    this.cluster = cluster;
    this.batch = batch;
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
    for (int i = 0; i < 8; i++) {
      road("birth by law " + i, "birth", EveryRoad::named, "COMPLETED");
    }
    batch.put(
        "birth without consent",
        () -> {
          ObjectNode birth = named();
          birth.putObject("consent").put("idRequest", false);
          batch.ends(batch.report("birth", birth), "COMPLETED");
        });
    for (int i = 0; i < 6; i++) {
      road("birth declared " + i, "birth", EveryRoad::declared, "COMPLETED");
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
                  said("UserTask_CompleteBirth", completed, "UserTask_MendPacket", address()));
          batch.ends(id, "COMPLETED");
        });
    batch.put(
        "name that no font covers, corrected",
        () -> {
          ObjectNode birth = named();
          ((ObjectNode) birth.at("/child/name/1"))
              .put("language", "jpn")
              .put("given", "桜")
              .put("family", "田中");
          String id = batch.report("birth", birth);
          JsonNode stuck = batch.until(id, "READY_TO_ISSUE");
          ObjectNode put = correction(stuck, "CLERICAL", "/child/name/1/given", "桜", "Sakura");
          change(put, "/child/name/1/family", "田中", "Tanaka");
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
        EveryRoad::declared,
        Map.of("UserTask_RegisterBirth", List.of(back, refer)),
        "COMPLETED");
    road(
        "birth referred and refused",
        "birth",
        EveryRoad::declared,
        said("UserTask_RegisterBirth", refer, "UserTask_DecideReferredBirth", refuse),
        "REFUSED");
    road(
        "birth refused",
        "birth",
        EveryRoad::declared,
        said("UserTask_RegisterBirth", refuse),
        "REFUSED");
    batch.put("birth cancelled", () -> cancelled("birth", declared(), "UserTask_RegisterBirth"));
    road(
        "death returned and registered",
        "death",
        EveryRoad::death,
        Map.of("UserTask_RegisterDeath", List.of(back, register)),
        "COMPLETED");
    road(
        "death referred and registered",
        "death",
        EveryRoad::death,
        said("UserTask_RegisterDeath", refer),
        "COMPLETED");
    road(
        "death referred and refused",
        "death",
        EveryRoad::death,
        said("UserTask_RegisterDeath", refer, "UserTask_DecideReferredDeath", refuse),
        "REFUSED");
    road(
        "death refused",
        "death",
        EveryRoad::death,
        said("UserTask_RegisterDeath", refuse),
        "REFUSED");
    batch.put("death cancelled", () -> cancelled("death", death(), "UserTask_RegisterDeath"));
  }

  private void lateOnes() {
    Map<String, Object> refuse = Map.of("approval", "REFUSE", "ground", "NOT_PROVEN");
    Map<String, Object> more = Map.of("approval", "MORE_PROOF", "proofWanted", "The ward's book");
    Map<String, Object> approve = Map.of("approval", "APPROVE");
    road(
        "late birth approved",
        "birth",
        EveryRoad::late,
        Map.of("UserTask_ApproveBirth", List.of(more, approve)),
        "COMPLETED");
    road(
        "late birth not approved",
        "birth",
        EveryRoad::late,
        said("UserTask_ApproveBirth", refuse),
        "REFUSED");
    road("late death approved", "death", EveryRoad::lateDeath, "COMPLETED");
    road(
        "late death refused",
        "death",
        EveryRoad::lateDeath,
        said("UserTask_ApproveLateDeath", refuse),
        "REFUSED");
  }

  private void atMosip() {
    road(
        "packet mended",
        "birth",
        EveryRoad::homeless,
        said("UserTask_MendPacket", address()),
        "COMPLETED");
    road(
        "packet closed unsent",
        "birth",
        EveryRoad::homeless,
        said("UserTask_MendPacket", Map.of("resolution", "CLOSE_WITHOUT_ID")),
        "COMPLETED");
    road(
        "refused at MOSIP and closed", "birth", () -> faulted("process", "REJECT", 1), "COMPLETED");
    batch.put(
        "overdue, its refusal was lost",
        () -> {
          ObjectNode birth = named();
          fault("process", "REJECT", 1, birth);
          fault("deliver", "LOSE", MANY, birth);
          String id = batch.report("birth", birth);
          overdue(id, "MOSIP_REFUSED");
          batch.ends(id, "COMPLETED");
        });
    road(
        "refused, then asked for under a second RID",
        "birth",
        () -> faulted("process", "FAIL", 1),
        said("UserTask_ResolveRefusal", chosen("SECOND_RID")),
        "COMPLETED");
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
    road(
        "refused, then a number is entered",
        "birth",
        () -> faulted("process", "FAIL", 1),
        said("UserTask_ResolveRefusal", entered, "UserTask_ConfirmEnteredResult", agreed),
        "COMPLETED");
    road(
        "refused, then a number is entered that nobody confirms",
        "birth",
        () -> faulted("process", "FAIL", 1),
        Map.of(
            "UserTask_ResolveRefusal",
            List.of(entered, chosen("CLOSE_WITHOUT_ID")),
            "UserTask_ConfirmEnteredResult",
            List.of(unseen)),
        "COMPLETED");
    batch.put(
        "overdue, asked about, waited for, asked about again and closed",
        () -> {
          List<Map<String, Object>> patient = List.of(chosen("ASK_NOW"), chosen("KEEP_WAITING"));
          String id =
              batch.report(
                  "birth",
                  faulted("process", "NEVER", 1),
                  Map.of(
                      "UserTask_InvestigateOverduePacket",
                      patient,
                      "UserTask_DecideOnOverduePacket",
                      List.of(chosen("KEEP_WAITING"), chosen("CLOSE_WITHOUT_ID"))));
          overdue(id, "COMPLETED");
          batch.ends(id, "COMPLETED");
        });
    batch.put(
        "overdue, its credential is requested by hand",
        () -> {
          String id =
              batch.report(
                  "birth",
                  faulted("deliver", "LOSE", 6),
                  Map.of(
                      "UserTask_InvestigateOverduePacket",
                      List.of(chosen("REQUEST_CREDENTIAL")),
                      "UserTask_DecideOnOverduePacket",
                      List.of()));
          overdue(id, "MOSIP_OVERDUE");
          batch.ends(id, "COMPLETED");
        });
    batch.put(
        "overdue for long and closed by the supervisor",
        () -> {
          ObjectNode birth = faulted("process", "NEVER", 1);
          String id =
              batch.report("birth", birth, Map.of("UserTask_InvestigateOverduePacket", List.of()));
          overdue(id, "MOSIP_OVERDUE");
          batch.ends(id, "COMPLETED");
        });
    road(
        "given up by MOSIP, which tells nobody",
        "birth",
        () -> faulted("process", "REPROCESS_FAILED", 1),
        "COMPLETED");
    road("credential lost", "birth", () -> faulted("deliver", "LOSE", 2), "COMPLETED");
    batch.put(
        "paused and answered",
        () -> {
          ObjectNode birth = faulted("process", "PAUSE_FOR_INFO", 1);
          String id = batch.report("birth", birth);
          batch.until(id, "MOSIP_OVERDUE");
          batch.until(id, "AT_MOSIP");
          resume(batch.view(id).at("/packets/0/rid").asText());
          batch.ends(id, "COMPLETED");
        });
    batch.put(
        "withdrawn",
        () -> {
          ObjectNode birth = faulted("createPacket", "HTTP_500", MANY);
          String id = batch.report("birth", birth);
          batch.until(id, "AT_MOSIP");
          batch.ask(id, "/id-request/withdrawal");
          batch.ends(id, "COMPLETED");
        });
    batch.put(
        "answers come doubled, early and in another order",
        () -> {
          ObjectNode birth = named();
          fault("deliver", "DUPLICATE", 4, birth);
          fault("deliver", "REORDER", 1, birth);
          batch.ends(batch.report("birth", birth), "COMPLETED");
        });
  }

  private void duplicates() {
    String step = "UserTask_DecideOnPossibleDuplicate";
    Map<String, Object> same = Map.of("twinDecision", "SAME", "reason", "The same book");
    Map<String, Object> other = Map.of("twinDecision", "DIFFERENT");
    Map<String, Object> papers = Map.of("twinDecision", "ASK_FOR_PAPERS", "reason", "The book");
    batch.put(
        "declared twice",
        () -> {
          ObjectNode birth = declared();
          batch.until(batch.report("birth", birth, silent()), "IN_REVIEW");
          batch.ends(batch.report("birth", again(birth), said(step, same)), "DUPLICATE");
        });
    batch.put(
        "papers asked for, then different",
        () -> {
          ObjectNode birth = declared();
          batch.until(batch.report("birth", birth, silent()), "IN_REVIEW");
          batch.ends(
              batch.report("birth", again(birth), Map.of(step, List.of(papers, other))),
              "COMPLETED");
        });
    batch.put(
        "of two offices",
        () -> {
          ObjectNode birth = declared();
          batch.until(batch.report("birth", birth, silent()), "IN_REVIEW");
          ObjectNode elsewhere = again(birth).put("office", "DEMO02");
          String both = "UserTask_DecideOnDuplicateOfTwoOffices";
          String id = batch.report("birth", elsewhere, said(both, same));
          batch.until(id, "POSSIBLE_DUPLICATE");
        });
    for (String decision : List.of("RELEASE", "CLOSE")) {
      batch.put(
          "held twin: " + decision,
          () -> {
            ObjectNode birth = named();
            batch.ends(batch.report("birth", birth), "COMPLETED");
            Map<String, Object> settle =
                Map.of("twinDecision", decision, "reason", "Cousins of one name");
            batch.ends(
                batch.report(
                    "birth",
                    again(birth),
                    said(step, same, "UserTask_SettleHeldDuplicate", settle)),
                decision.equals("RELEASE") ? "COMPLETED" : "DUPLICATE");
          });
    }
    batch.put(
        "death reported twice",
        () -> {
          ObjectNode death = death();
          batch.until(batch.report("death", death, silentDeath()), "IN_REVIEW");
          batch.ends(batch.report("death", again(death), said(step, same)), "DUPLICATE");
        });
    batch.put(
        "death completed, then found a duplicate",
        () -> {
          ObjectNode death = death();
          batch.until(batch.report("death", death, silentDeath()), "IN_REVIEW");
          ObjectNode note = again(death).put("notification", true);
          note.remove("informant");
          Map<String, Object> completed = Map.of("informantRelation", "HEADMAN");
          batch.ends(
              batch.report("death", note, said("UserTask_CompleteDeath", completed, step, same)),
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
                    () -> Deaths.byLaw(Deaths.known(death(), "VID", vid)),
                    "COMPLETED"));
    road(
        "death of nobody MOSIP knows",
        "death",
        () -> Deaths.byLaw(Deaths.known(death(), "VID", "6183920475612344")),
        "COMPLETED");
    batch.put(
        "death coded after a question",
        () -> {
          Map<String, Object> ask =
              Map.of("causeDecision", "QUERY_CERTIFIER", "question", "Which?");
          Map<String, Object> code = Map.of("causeDecision", "CODE", "code", "I21.0");
          batch.ends(
              batch.report(
                  "death", death(), Map.of("UserTask_CodeCauseOfDeath", List.of(ask, code))),
              "COMPLETED");
        });
    batch.put(
        "death on a coroner's order",
        () -> {
          ObjectNode death = death();
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
          ObjectNode death = Deaths.known(Deaths.byLaw(death()), "PASSPORT", "ZN0917");
          death
              .putObject("spouse")
              .putArray("name")
              .addObject()
              .put("language", "eng")
              .put("given", "Ozioma");
          batch.ends(batch.report("death", death), "COMPLETED");
        });
    batch.put(
        "death of a child that is at MOSIP",
        () -> {
          ObjectNode birth = named();
          fault(
              Map.of(
                  "at",
                  "process",
                  "effect",
                  "SLOW",
                  "delayMillis",
                  45_000,
                  "nameContains",
                  nameOf(birth)));
          String born = batch.report("birth", birth);
          Awaitility.await()
              .atMost(PATIENCE)
              .ignoreExceptions()
              .until(() -> batch.view(born).at("/packets/0/status").asText().matches(TOLD));
          batch.ends(batch.report("death", Deaths.byLaw(deathOf(birth))), "COMPLETED");
          batch.ends(born, "COMPLETED");
        });
  }

  private void corrections() {
    batch.put(
        "issued birth corrected",
        () -> {
          ObjectNode sent = declared();
          String birth = batch.report("birth", sent);
          JsonNode before = batch.ends(birth, "COMPLETED");
          batch.ends(batch.report("update", renamed(before, sent)), "COMPLETED");
          batch.ends(birth, "COMPLETED");
        });
    batch.put(
        "address told to MOSIP",
        () -> {
          JsonNode before = batch.ends(batch.report("birth", named()), "COMPLETED");
          ObjectNode moved =
              correction(
                  before, "CLERICAL", "/child/residence/lines/0", "7 Baobab Lane", "9 Acacia Row");
          batch.ends(batch.report("update", moved), "COMPLETED");
        });
    batch.put(
        "adoption by order",
        () -> {
          ObjectNode sent = named();
          JsonNode before = batch.ends(batch.report("birth", sent), "COMPLETED");
          Map<String, Object> order =
              Map.of(
                  "order", "ENTERED",
                  "orderReference", "AD-88",
                  "orderedOn", TODAY.toString(),
                  "orderedBy", "Family Court",
                  "orderSeen", true);
          String id =
              batch.report(
                  "update", adoption(before, sent), said("UserTask_EnterCorrectionOrder", order));
          batch.ends(id, "COMPLETED");
        });
    batch.put(
        "adoption without an order",
        () -> {
          ObjectNode sent = named();
          JsonNode before = batch.ends(batch.report("birth", sent), "COMPLETED");
          Map<String, Object> none = Map.of("order", "NONE");
          String id =
              batch.report(
                  "update", adoption(before, sent), said("UserTask_EnterCorrectionOrder", none));
          batch.ends(id, "REFUSED");
        });
    batch.put(
        "correction refused",
        () -> {
          ObjectNode sent = named();
          JsonNode before = batch.ends(batch.report("birth", sent), "COMPLETED");
          Map<String, Object> refuse = Map.of("decision", "REFUSE", "ground", "NOT_PROVEN");
          batch.ends(
              batch.report(
                  "update",
                  renamed(before, sent),
                  said(
                      "UserTask_ApproveCorrection",
                      refuse,
                      "UserTask_ApproveGraveCorrection",
                      refuse)),
              "REFUSED");
        });
    batch.put(
        "correction cancelled",
        () -> {
          ObjectNode sent = named();
          JsonNode before = batch.ends(batch.report("birth", sent), "COMPLETED");
          cancelled(
              "update",
              renamed(before, sent),
              "UserTask_ApproveCorrection",
              "UserTask_ApproveGraveCorrection");
        });
    batch.put(
        "entry found by a clerk",
        () -> {
          ObjectNode sent = named();
          JsonNode before = batch.ends(batch.report("birth", sent), "COMPLETED");
          ObjectNode lost = renamed(before, sent);
          lost.put("registrationNumber", "NOWHERE-" + UUID.randomUUID());
          Map<String, Object> found =
              Map.of(
                  "search",
                  "AGAIN",
                  "entryNumberFound",
                  before.path("registrationNumber").asText());
          batch.ends(batch.report("update", lost, said("UserTask_FindEntry", found)), "COMPLETED");
        });
    batch.put(
        "entry not traceable",
        () -> {
          ObjectNode sent = named();
          JsonNode before = batch.ends(batch.report("birth", sent), "COMPLETED");
          ObjectNode lost = renamed(before, sent);
          lost.put("registrationNumber", "NOWHERE-" + UUID.randomUUID());
          Map<String, Object> nowhere = Map.of("search", "NOT_TRACEABLE");
          batch.ends(batch.report("update", lost, said("UserTask_FindEntry", nowhere)), "REFUSED");
        });
  }

  private void legacyEntries() {
    String compare = "UserTask_CompareWithScan";
    road("legacy entry kept", "birth", () -> Papers.with(legacy(), "SCAN"), "COMPLETED");
    road(
        "legacy entry put right, then refused",
        "birth",
        EveryRoad::legacy,
        Map.of(
            compare,
            List.of(
                Map.of("comparison", "PUT_RIGHT", "putRight", "The mother's name"),
                Map.of("comparison", "REFUSE"))),
        "REFUSED");
    batch.put("legacy entry cancelled", () -> cancelled("birth", legacy(), compare));
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

  /** Each deadline of the answer passes now, instead of tomorrow, until this comes of it. */
  private void overdue(String id, String then) {
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .ignoreExceptions()
        .until(
            () -> {
              JsonNode view = batch.view(id);
              String status = view.path("status").asText();
              if (status.equals("AT_MOSIP") || status.equals("MOSIP_OVERDUE")) {
                cluster.change(
                    """
                    update act_ru_job set duedate_ = now() where handler_type_ like 'timer%%'
                      and duedate_ > now() + interval '1 hour' and process_instance_id_ in
                        (select id_ from act_ru_execution where business_key_ = '%s')
                    """
                        .formatted(view.at("/packets/0/rid").asText()));
              }
              return status.equals(then) || status.equals("COMPLETED");
            });
  }

  /** MOSIP's operator lets a paused packet go on. */
  private void resume(String rid) {
    ObjectNode envelope = Town.JSON.createObjectNode();
    envelope
        .put("id", "mosip.registration.processor.workflow.action")
        .put("version", "1.0")
        .put("requesttime", java.time.Instant.now().toString().substring(0, 23) + "Z");
    ObjectNode request = envelope.putObject("request");
    request.put("workflowAction", "RESUME_PROCESSING").putArray("workflowIds").add(rid);
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .ignoreExceptions()
        .until(() -> act(envelope.toString()).statusCode() == 200);
  }

  private HttpResponse<String> act(String envelope) {
    return cluster.town.send(
        HttpRequest.newBuilder(
                URI.create(
                    cluster.town.simulator()
                        + "/registrationprocessor/v1/workflowmanager/workflowaction"))
            .header("Content-Type", "application/json")
            .header("Cookie", "Authorization=" + mosipToken())
            .POST(BodyPublishers.ofString(envelope)));
  }

  private String mosipToken() {
    return Town.tree(
            cluster.town.send(
                HttpRequest.newBuilder(
                        URI.create(
                            cluster.town.simulator()
                                + "/auth/realms/mosip/protocol/openid-connect/token"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(
                        BodyPublishers.ofString(
                            "grant_type=client_credentials&client_id=mosip-crvs1-client&client_secret=mosip-crvs1-client-secret"))))
        .path("access_token")
        .asText();
  }

  /** A birth at which MOSIP fails in this way, so often. */
  private ObjectNode faulted(String at, String effect, int times) {
    ObjectNode birth = named();
    fault(at, effect, times, birth);
    return birth;
  }

  private void fault(String at, String effect, int times, JsonNode birth) {
    fault(Map.of("at", at, "effect", effect, "times", times, "nameContains", nameOf(birth)));
  }

  /** As soon as the simulator can be told. */
  private void fault(Map<String, Object> fault) {
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .ignoreExceptions()
        .until(
            () -> {
              cluster.town.fault(fault);
              return true;
            });
  }

  private static String nameOf(JsonNode birth) {
    return birth.at(GIVEN).asText();
  }

  private static Map<String, List<Map<String, Object>>> said(
      String step, Map<String, Object> answer) {
    return Map.of(step, List.of(answer));
  }

  private static Map<String, List<Map<String, Object>>> said(
      String step, Map<String, Object> answer, String other, Map<String, Object> otherAnswer) {
    return Map.of(step, List.of(answer), other, List.of(otherAnswer));
  }

  /** Nobody registers it. */
  private static Map<String, List<Map<String, Object>>> silent() {
    return Map.of("UserTask_RegisterBirth", List.of());
  }

  private static Map<String, List<Map<String, Object>>> silentDeath() {
    return Map.of("UserTask_RegisterDeath", List.of());
  }

  private static Map<String, Object> chosen(String resolution) {
    return Map.of("resolution", resolution, "remark", "As MOSIP's helpdesk says");
  }

  private static Map<String, Object> address() {
    return Map.of(
        "resolution", "SEND_AGAIN",
        "line1", "7 Baobab Lane",
        "city", "Ibombo",
        "province", "Central",
        "region", "Rabat Sale Kenitra",
        "zone", "Ben Mansour");
  }

  /** A birth that a registrar CRVS sends, of a child whose name nobody else has. */
  static ObjectNode named() {
    return named(Town.birth());
  }

  private static ObjectNode declared() {
    return named(Town.birth("birth-declared.json"));
  }

  private static ObjectNode named(ObjectNode birth) {
    String given = Strangers.name();
    birth.at("/child/name").forEach(name -> ((ObjectNode) name).put("given", given));
    return birth;
  }

  private static ObjectNode homeless() {
    ObjectNode birth = named();
    for (String person : List.of("child", "mother", "father")) {
      ((ObjectNode) birth.path(person)).remove("residence");
    }
    return birth;
  }

  private static ObjectNode late() {
    ObjectNode birth = declared();
    LocalDate born = TODAY.minusMonths(14);
    birth.put("occurredOn", born.toString()).put("lateReason", "The bridge was gone");
    birth.withObject("/child").put("dateOfBirth", born.toString());
    return Papers.with(birth, "HOSPITAL_NOTE");
  }

  private static ObjectNode legacy() {
    ObjectNode birth = declared();
    birth.put("origin", "LEGACY").put("occurredOn", "1994-03-02");
    birth.remove("declaredOn");
    birth.withObject("/child").put("dateOfBirth", "1994-03-02");
    birth.withObject("/mother").put("dateOfBirth", "1971-05-14");
    birth.withObject("/father").put("dateOfBirth", "1969-05-14");
    ObjectNode registration = birth.putObject("registration");
    registration.put("number", "L" + UUID.randomUUID()).put("registeredOn", "1994-03-20");
    registration.putObject("book").put("volume", "7").put("page", 31).put("entry", 4);
    return birth;
  }

  private static ObjectNode death() {
    ObjectNode death = Town.birth("death-at-home.json");
    ObjectNode deceased = death.withObject("/deceased");
    deceased.put(
        "dateOfBirth",
        LocalDate.of(1931, 1, 1).plusDays(DECEASED.incrementAndGet() * 397L).toString());
    ((ObjectNode) deceased.at("/name/0")).put("given", Strangers.name());
    return death;
  }

  private static ObjectNode lateDeath() {
    ObjectNode death = death();
    death.put("occurredOn", TODAY.minusMonths(14).toString()).put("lateReason", "He died at sea");
    death.remove("medical");
    return Papers.with(death, "HEADMANS_REPORT");
  }

  private static ObjectNode deathOf(ObjectNode birth) {
    ObjectNode death = death();
    ObjectNode deceased = death.putObject("deceased");
    deceased.set("name", birth.at("/child/name"));
    deceased.put("sex", birth.at("/child/sex").asText());
    deceased.put("dateOfBirth", birth.at("/child/dateOfBirth").asText());
    death.put("birthRegistrationNumber", birth.at("/registration/number").asText());
    death.remove("medical");
    return death;
  }

  private static ObjectNode adoption(JsonNode entry, ObjectNode sent) {
    String mother = "/mother/name/0/given";
    ObjectNode body = correction(entry, "ADOPTION", mother, sent.at(mother).asText(), "Beatrice");
    ((ObjectNode) body.path("legalBasis")).remove("reference");
    return body;
  }

  private static ObjectNode renamed(JsonNode entry, ObjectNode sent) {
    return correction(entry, "CLERICAL", GIVEN, sent.at(GIVEN).asText(), "Zainabu");
  }

  private static ObjectNode correction(
      JsonNode entry, String legalClass, String field, String from, String to) {
    ObjectNode body = Town.JSON.createObjectNode();
    body.put("crvsReference", "corr-" + UUID.randomUUID()).put("office", "DEMO01");
    body.put("registrationNumber", entry.path("registrationNumber").asText());
    body.putObject("legalBasis")
        .put("class", legalClass)
        .put("reference", "AFF-2026-17")
        .put("on", TODAY.toString())
        .put("authority", "Registrar, Ibombo");
    body.putObject("requester").put("relation", "MOTHER");
    body.putArray("changes");
    change(body, field, from, to);
    return body;
  }

  private static void change(ObjectNode body, String field, String from, String to) {
    body.withArray("/changes").addObject().put("field", field).put("from", from).put("to", to);
  }

  /** The same facts under references of its own. */
  private static ObjectNode again(ObjectNode event) {
    ObjectNode again = event.deepCopy();
    again.put("crvsReference", "again-" + UUID.randomUUID());
    if (again.has("registration")) {
      again.withObject("/registration").put("number", UUID.randomUUID().toString());
    }
    return again;
  }
}
