package org.vitalflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vitalflow.packet.Identifier;
import org.vitalflow.packet.Packets;
import org.vitalflow.packet.Signal;

/** Overdue answers and refusals, resolved by people on the running system. */
class ResolvingIT {
  private static final String INVESTIGATE = "UserTask_InvestigateOverduePacket";
  private static final String DECIDE = "UserTask_DecideOnOverduePacket";
  private static final String RESOLVE = "UserTask_ResolveRefusal";
  private static final String APPROVE = "UserTask_ApproveSecondRid";
  private static final String CONFIRM = "UserTask_ConfirmEnteredResult";
  private static final String SETTLE = "UserTask_SettleTwoIdentities";
  private static final String SETTLED = "UserTask_ConfirmSettlement";
  private static final String VID = "5132790482118360";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Town town = RunningTown.town();
  private static final ManagementService management =
      RunningTown.context().getBean(ManagementService.class);
  private static final RuntimeService runtime = RunningTown.context().getBean(RuntimeService.class);
  private static final HistoryService history = RunningTown.context().getBean(HistoryService.class);

  private final TaskDesk desk = new TaskDesk();
  private final String name = "Kito" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");

  @AfterEach
  void noFaults() {
    town.clearFaults();
  }

  @Test
  void anOverdueAnswerIsWaitedForUntilADayAndThenLookedAtAgain() {
    String id = overdue();
    Map<String, Object> shown = desk.open("idops", id, INVESTIGATE);
    assertThat(String.valueOf(shown.get("place"))).contains("10001", "crvs-officer");
    assertThat(String.valueOf(shown.get("actions"))).contains("KEEP_WAITING");
    String latest = String.valueOf(shown.get("latest"));
    refuses("idops", id, INVESTIGATE, Map.of("resolution", "KEEP_WAITING", "waitUntil", latest));
    refuses(
        "idops",
        id,
        INVESTIGATE,
        Map.of("resolution", "KEEP_WAITING", "waitUntil", "2099-01-01", "remark", "A holiday"));
    desk.done(
        "idops",
        id,
        INVESTIGATE,
        Map.of("resolution", "KEEP_WAITING", "waitUntil", latest, "remark", "A holiday"));
    assertThat(town.until(id, "AT_MOSIP").path("openTasks")).isEmpty();
    assertThat(desk.entries(id, "KEEP_WAITING")).containsExactly("idops " + rid(id));
    timeComes(id, "Event_TimeToLookAgain");
    town.until(id, "MOSIP_OVERDUE");
  }

  @Test
  void theSupervisorHandsALongSilenceToTheHelpdeskAndThenClosesTheRequest() {
    String id = overdue();
    timeComes(id, "StartEvent_AnswerLongOverdue");
    String latest = String.valueOf(desk.open("supervisor", id, DECIDE).get("latest"));
    HttpResponse<String> bundle =
        desk.visitor("supervisor").get("/desk/packets/" + rid(id) + "/bundle");
    assertThat(bundle.statusCode()).isEqualTo(200);
    assertThat(bundle.body()).contains(rid(id), "CRVS_NEW", "TRIGGERED").doesNotContain(name);
    assertThat(desk.visitor("frontdesk").get("/desk/packets/" + rid(id) + "/bundle").statusCode())
        .isEqualTo(404);
    desk.done(
        "supervisor",
        id,
        DECIDE,
        Map.of("resolution", "HELPDESK", "waitUntil", latest, "remark", "Ticket 17"));
    timeComes(id, "Event_TimeToDecideAgain");
    desk.done(
        "supervisor",
        id,
        DECIDE,
        Map.of("resolution", "CLOSE_WITHOUT_ID", "remark", "The family needs the certificate"));
    JsonNode done = town.until(id, "COMPLETED", PATIENCE);
    assertThat(done.path("openTasks")).isEmpty();
    assertThat(done.path("certificate").path("status").asText()).isEqualTo("VALID");
    assertThat(desk.entries(id, "CLOSE_WITHOUT_ID")).containsExactly("supervisor " + rid(id));
  }

  @Test
  void aRefusedPersonIsAskedForUnderASecondRidWhenAnotherPersonApproves() {
    String id = refused();
    String first = rid(id);
    desk.done("idops", id, RESOLVE, Map.of("resolution", "SECOND_RID", "remark", "Centre mended"));
    assertThat(desk.open("supervisor", id, APPROVE))
        .containsEntry("wantedBy", "idops")
        .containsEntry("wantedReason", "Centre mended");
    desk.done("supervisor", id, APPROVE, Map.of("approval", "APPROVE", "remark", "I agree"));
    JsonNode done = town.until(id, "COMPLETED", PATIENCE);
    assertThat(done.path("packets")).hasSize(2);
    List<String> rids =
        List.of(done.at("/packets/0/rid").asText(), done.at("/packets/1/rid").asText());
    assertThat(rids).contains(first);
    assertThat(
            StreamSupport.stream(town.simulated("/simulator/identities").spliterator(), false)
                .filter(identity -> rids.contains(identity.path("rid").asText())))
        .hasSize(1);
    assertThat(desk.entries(id, "SECOND_RID_APPROVED")).containsExactly("supervisor " + first);
  }

  @Test
  void aNumberThatCameByAnotherWayIsEnteredTwiceAndConfirmedByAnotherPerson() {
    String id = refused();
    Map<String, Object> wrong =
        Map.of(
            "resolution", "ENTER_RESULT",
            "idKind", "VID",
            "number", "5132790482118361",
            "numberAgain", "5132790482118361",
            "remark", "Letter of MOSIP");
    assertThat(desk.submit("idops", id, RESOLVE, wrong).body()).contains("none of MOSIP");
    desk.done(
        "idops",
        id,
        RESOLVE,
        Map.of(
            "resolution", "ENTER_RESULT",
            "idKind", "VID",
            "number", VID,
            "numberAgain", "5132 7904 8211 8360",
            "remark", "Letter of MOSIP"));
    assertThat(desk.open("supervisor", id, CONFIRM).toString())
        .contains("idops")
        .doesNotContain(VID);
    refuses(
        "supervisor",
        id,
        CONFIRM,
        Map.of("confirmation", "AGREE", "number", "9432851054273815", "remark", "Seen"));
    desk.done(
        "supervisor",
        id,
        CONFIRM,
        Map.of("confirmation", "AGREE", "number", VID, "remark", "Seen the letter"));
    JsonNode done = town.until(id, "COMPLETED", PATIENCE);
    assertThat(done.at("/nationalId/masked").asText()).isEqualTo("************8360");
    assertThat(history.createHistoricVariableInstanceQuery().list())
        .noneMatch(variable -> String.valueOf(variable.getValue()).contains(VID));
    assertThat(town.get("/api/v1/events/" + id + "/timeline").body()).doesNotContain(VID);
  }

  @Test
  void anAnswerThatComesWhileARefusalIsResolvedEndsTheResolving() {
    String id = refused();
    desk.open("idops", id, RESOLVE);
    said(rid(id), VID);
    JsonNode done = town.until(id, "COMPLETED", PATIENCE);
    assertThat(done.path("openTasks")).isEmpty();
    assertThat(done.at("/nationalId/masked").asText()).isEqualTo("************8360");
    assertThat(desk.entries(id, "CAME_ALIVE")).containsExactly("vitalflow " + rid(id));
  }

  @Test
  void anOldRidThatComesAliveIsSettledByTwoPeopleAndTheNumberThatStaysIsShown() {
    String id = refused();
    String first = rid(id);
    desk.done("idops", id, RESOLVE, Map.of("resolution", "SECOND_RID", "remark", "Centre mended"));
    desk.done("supervisor", id, APPROVE, Map.of("approval", "APPROVE", "remark", "I agree"));
    String masked = town.until(id, "COMPLETED", PATIENCE).at("/nationalId/masked").asText();
    said(first, VID);
    JsonNode two =
        Awaitility.await()
            .atMost(PATIENCE)
            .until(() -> town.event(id), view -> view.path("openTasks").size() == 1);
    assertThat(two.at("/openTasks/0/name").asText()).startsWith("Settle two identities");
    assertThat(two.at("/nationalId/masked").asText()).isEqualTo(masked);
    Map<String, Object> shown = desk.open("idops", id, SETTLE);
    assertThat(shown.toString()).contains(first, masked, "************8360").doesNotContain(VID);
    refuses("idops", id, SETTLE, Map.of("ridStays", "1", "remark", "Older"));
    desk.done("idops", id, SETTLE, settlement(first));
    desk.done(
        "supervisor", id, SETTLED, Map.of("confirmation", "REFUSE", "remark", "No answer yet"));
    desk.done("idops", id, SETTLE, settlement(first));
    desk.done(
        "supervisor", id, SETTLED, Map.of("confirmation", "AGREE", "remark", "MOSIP answered"));
    JsonNode settled = town.until(id, "COMPLETED", PATIENCE);
    assertThat(settled.at("/nationalId/masked").asText()).isEqualTo("************8360");
    assertThat(settled.path("packets")).hasSize(2);
    assertThat(desk.entries(id, "IDENTITY_STAYS"))
        .containsExactly("idops " + first, "idops " + first);
    assertThat(desk.entries(id, "SETTLEMENT_CONFIRMED")).hasSize(1);
  }

  @Test
  @Tag("proof")
  void aCredentialThatWasLostIsRequestedAgainByAPerson() {
    town.fault(Map.of("at", "deliver", "effect", "LOSE", "times", 100, "nameContains", name));
    String id = town.accept(birth());
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> town.packet(rid(id)).path("outcome").asText().equals("PROCESSED"));
    timeComes(id, "StartEvent_AnswerOverdue");
    assertThat(desk.open("idops", id, INVESTIGATE).get("actions").toString())
        .contains("REQUEST_CREDENTIAL")
        .doesNotContain("SEND_AGAIN");
    desk.done(
        "idops", id, INVESTIGATE, Map.of("resolution", "REQUEST_CREDENTIAL", "remark", "Lost"));
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> !desk.entries(id, "CREDENTIAL_REQUESTED").isEmpty());
    town.clearFaults();
    assertThat(town.until(id, "COMPLETED").at("/packets/0/status").asText())
        .isEqualTo("CREDENTIAL_RECEIVED");
    assertThat(town.event(id).path("packets")).hasSize(1);
  }

  @Test
  @Tag("proof")
  void inABrowserTheSafeActionsCanBeChosenAndTheOthersSayWhyNot() {
    String id = overdue();
    desk.open("idops", id, INVESTIGATE);
    try (var chromium = new Chromium()) {
      Page page = chromium.as("idops");
      page.navigate(
          town.base() + "/camunda/app/tasklist/default/#/?task=" + desk.taskId(id, INVESTIGATE));
      page.getByLabel("Keep waiting until a day").waitFor();
      assertThat(page.locator(".fjs-form").textContent())
          .contains("Cannot be chosen now", "crvs-officer", rid(id))
          .doesNotContain("{{");
      assertThat(page.getByLabel("Wait until").count()).isZero();
      Chromium.shoot(page, "form-investigate-overdue");
      page.getByLabel("Ask MOSIP now").check();
      page.getByLabel("Why").fill("Silent for a day");
      page.getByLabel("Why").press("Tab");
      page.locator(".form-actions .btn-primary").click();
      Awaitility.await().atMost(PATIENCE).until(() -> desk.entries(id, "ASK_NOW").size() == 1);
      page.navigate(town.base() + "/desk/packets/" + rid(id) + "/bundle");
      assertThat(page.getByLabel("Text for the helpdesk").inputValue()).contains(rid(id));
      Chromium.shoot(page, "desk-bundle");
      LocalBrowser.assertAccessible(page, "bundle");
    }
  }

  private void refuses(String person, String id, String step, Map<String, Object> said) {
    assertThat(desk.submit(person, id, step, said).statusCode()).isEqualTo(400);
  }

  private static Map<String, Object> settlement(String stays) {
    return Map.of(
        "ridStays", stays, "askedOn", "2026-11-27", "reference", "Ticket 4", "remark", "Older");
  }

  /** What MOSIP's credential of this RID would say. */
  private static void said(String rid, String vid) {
    RunningTown.context()
        .getBean(Packets.class)
        .said(rid, Signal.CREDENTIAL_RECEIVED, List.of(new Identifier("VID", vid)));
  }

  /** A birth of which MOSIP says nothing, and whose deadline has come. */
  private String overdue() {
    town.fault(Map.of("at", "process", "effect", "NEVER", "nameContains", name));
    String id = town.accept(birth());
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> town.event(id).at("/packets/0/status").asText().equals("TRIGGERED"));
    timeComes(id, "StartEvent_AnswerOverdue");
    return id;
  }

  private String refused() {
    town.fault(Map.of("at", "process", "effect", "FAIL", "times", 1, "nameContains", name));
    String id = town.accept(birth());
    town.until(id, "MOSIP_REFUSED", PATIENCE);
    return id;
  }

  private static void timeComes(String id, String element) {
    Awaitility.await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .untilAsserted(
            () ->
                management.executeJob(
                    management
                        .createJobQuery()
                        .processInstanceId(
                            runtime
                                .createProcessInstanceQuery()
                                .processInstanceBusinessKey(rid(id))
                                .singleResult()
                                .getId())
                        .activityId(element)
                        .singleResult()
                        .getId()));
  }

  private ObjectNode birth() {
    ObjectNode birth = Town.birth();
    ((ObjectNode) birth.at("/child/name/0")).put("given", name);
    return birth;
  }

  private static String rid(String id) {
    return town.event(id).at("/packets/0/rid").asText();
  }
}
