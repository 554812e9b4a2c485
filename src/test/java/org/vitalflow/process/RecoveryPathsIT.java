package org.vitalflow.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.init;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each way in which an overdue answer, a refusal and two identities are resolved. */
class RecoveryPathsIT {
  private static final String INVESTIGATE = "UserTask_InvestigateOverduePacket";
  private static final String DECIDE = "UserTask_DecideOnOverduePacket";
  private static final String RESOLVE = "UserTask_ResolveRefusal";
  private static final String CONFIRM = "UserTask_ConfirmEnteredResult";
  private static final String APPROVE = "UserTask_ApproveSecondRid";

  private final String rid = UUID.randomUUID().toString();
  private final List<String> created = new ArrayList<>();

  @BeforeEach
  void aPacket() {
    Paths.fresh();
    init(Paths.engine());
    Paths.step("createPacketDelegate", execution -> created.add(MosipPacket.RID.get(execution)));
  }

  @ParameterizedTest
  @CsvSource({
    "ASK_NOW, askMosipDelegate",
    "REQUEST_CREDENTIAL, requestCredentialDelegate",
    "TRIGGER_AGAIN, triggerAgainDelegate",
    "SEND_AGAIN, sendAgainDelegate"
  })
  void aRemedyIsTriedAsOftenAsAPersonWantsAndTheAnswerEndsTheSearch(String remedy, String bean) {
    var tried = new ArrayList<String>();
    Paths.step(bean, execution -> tried.add(MosipPacket.RID.get(execution)));
    ProcessInstance packet = overdue();
    for (int time = 1; time <= 2; time++) {
      Paths.complete(packet, INVESTIGATE, Map.of("resolution", remedy));
      assertThat(tried).hasSize(time).containsOnly(rid);
      assertThat(Paths.taskOf(packet)).hasDefinitionKey(INVESTIGATE).hasCandidateGroup("idops.X");
    }
    answered(packet, "ACCEPTED");
    assertThat(packet).isEnded().hasPassed("EndEvent_IdentitySettled");
    assertThat(Paths.taskOf(packet)).isNull();
  }

  @Test
  void whoeverWaitsOnLooksAgainWhenTheirDayComes() {
    ProcessInstance packet = overdue();
    Paths.complete(packet, INVESTIGATE, waiting("KEEP_WAITING"));
    assertThat(Paths.taskOf(packet)).isNull();
    assertThat(packet).isWaitingAt("Event_MosipAnswered", "Event_TimeToLookAgain");
    Paths.timeComes(packet, "Event_TimeToLookAgain");
    assertThat(Paths.taskOf(packet)).hasDefinitionKey(INVESTIGATE);
  }

  @Test
  void anAnswerThatIsLongOverdueGoesToTheSupervisorOnceBesideIdOperations() {
    ProcessInstance packet = longOverdue();
    assertThat(tasks(packet)).containsExactlyInAnyOrder(INVESTIGATE, DECIDE);
    Paths.complete(packet, DECIDE, waiting("HELPDESK"));
    assertThat(tasks(packet)).containsExactly(INVESTIGATE);
    Paths.timeComes(packet, "Event_TimeToDecideAgain");
    assertThat(tasks(packet)).containsExactlyInAnyOrder(INVESTIGATE, DECIDE);
    answered(packet, "ACCEPTED");
    assertThat(packet).isEnded();
    assertThat(tasks(packet)).isEmpty();
  }

  @Test
  void theSupervisorMayCloseARequestWithoutAnAnswer() {
    ProcessInstance packet = longOverdue();
    Paths.complete(packet, DECIDE, Map.of("resolution", "CLOSE_WITHOUT_ID"));
    assertThat(packet)
        .isEnded()
        .hasPassed("BoundaryEvent_ClosedWithoutId", "EndEvent_ClosedWithoutIdentity");
  }

  @Test
  void anEnteredResultIsTakenOverWhenASecondPersonAgrees() {
    var entered = new ArrayList<String>();
    Paths.step("enterResultDelegate", execution -> entered.add(MosipPacket.RID.get(execution)));
    ProcessInstance packet = refused();
    Paths.complete(packet, RESOLVE, Map.of("resolution", "ENTER_RESULT"));
    assertThat(Paths.taskOf(packet)).hasDefinitionKey(CONFIRM).hasCandidateGroup("supervisor.X");
    Paths.complete(packet, CONFIRM, Map.of("confirmation", "AGREE"));
    assertThat(entered).containsExactly(rid);
    Paths.tell(packet, MosipPacket.Messages.MOSIP_CAME_ALIVE, Map.of("answer", "ACCEPTED"));
    assertThat(packet).isEnded().hasPassed("BoundaryEvent_CameAlive", "EndEvent_IdentitySettled");
    assertThat(Paths.taskOf(packet)).isNull();
  }

  @Test
  void anEnteredResultThatTheSecondPersonRefusesIsNotTakenOver() {
    var entered = new ArrayList<String>();
    Paths.step("enterResultDelegate", execution -> entered.add(MosipPacket.RID.get(execution)));
    ProcessInstance packet = overdue();
    Paths.complete(packet, INVESTIGATE, Map.of("resolution", "ENTER_RESULT"));
    Paths.complete(packet, CONFIRM, Map.of("confirmation", "REFUSE"));
    assertThat(entered).isEmpty();
    assertThat(Paths.taskOf(packet)).hasDefinitionKey(INVESTIGATE);
  }

  @Test
  void aRefusalIsAskedAboutAndThenClosedWithoutAnIdentity() {
    ProcessInstance packet = refused();
    Paths.complete(packet, RESOLVE, Map.of("resolution", "ASK_NOW"));
    assertThat(Paths.taskOf(packet)).hasDefinitionKey(RESOLVE);
    Paths.complete(packet, RESOLVE, Map.of("resolution", "CLOSE_WITHOUT_ID"));
    assertThat(packet).isEnded().hasPassed("EndEvent_ClosedWithoutIdentity");
  }

  @Test
  void aSecondRidTakesThePlaceOfTheFirstWhenAnotherPersonApproves() {
    String second = UUID.randomUUID().toString();
    Paths.step(
        "reserveSecondRidDelegate",
        execution -> {
          MosipPacket.RID.set(execution, second);
          execution.setProcessBusinessKey(second);
        });
    ProcessInstance packet = refused();
    Paths.complete(packet, RESOLVE, Map.of("resolution", "SECOND_RID"));
    assertThat(Paths.taskOf(packet)).hasCandidateGroup("supervisor.X");
    Paths.complete(packet, APPROVE, Map.of("approval", "APPROVE"));
    assertThat(created).containsExactly(rid, second);
    assertThat(
            Paths.engine()
                .getRuntimeService()
                .createExecutionQuery()
                .messageEventSubscriptionName(MosipPacket.Messages.MOSIP_ANSWERED)
                .processInstanceBusinessKey(second)
                .count())
        .isEqualTo(1);
    answered(packet, "ACCEPTED");
    assertThat(packet).isEnded();
  }

  @Test
  void aSecondRidThatIsNotApprovedOrNoLongerSafeGoesBackToIdOperations() {
    ProcessInstance packet = refused();
    Paths.complete(packet, RESOLVE, Map.of("resolution", "SECOND_RID"));
    Paths.complete(packet, APPROVE, Map.of("approval", "REFUSE"));
    assertThat(Paths.taskOf(packet)).hasDefinitionKey(RESOLVE);
    Paths.step(
        "reserveSecondRidDelegate",
        execution -> {
          throw new BpmnError(MosipPacket.Errors.NOT_SAFE);
        });
    Paths.complete(packet, RESOLVE, Map.of("resolution", "SECOND_RID"));
    Paths.complete(packet, APPROVE, Map.of("approval", "APPROVE"));
    assertThat(Paths.taskOf(packet)).hasDefinitionKey(RESOLVE);
    assertThat(created).containsExactly(rid);
  }

  @Test
  void anAnswerThatComesWhileASecondPersonDecidesEndsTheResolving() {
    ProcessInstance packet = refused();
    Paths.complete(packet, RESOLVE, Map.of("resolution", "SECOND_RID"));
    Paths.tell(packet, MosipPacket.Messages.MOSIP_CAME_ALIVE, Map.of("answer", "ACCEPTED"));
    assertThat(packet).isEnded().hasPassed("EndEvent_IdentitySettled");
    assertThat(created).containsExactly(rid);
  }

  @Test
  void theCallerIsToldTheSecondRid() {
    String second = UUID.randomUUID().toString();
    Paths.step("reserveRidDelegate", execution -> MosipPacket.RID.set(execution, rid));
    Paths.step("reserveSecondRidDelegate", execution -> MosipPacket.RID.set(execution, second));
    ProcessInstance late = Paths.start(LateIdentity.KEY, "birth", Map.of());
    Paths.runJobs(late);
    answered(late, "REFUSED");
    Paths.complete(late, RESOLVE, Map.of("resolution", "SECOND_RID"));
    Paths.complete(late, APPROVE, Map.of("approval", "APPROVE"));
    var told = new ArrayList<String>();
    Paths.step("endIdRequestDelegate", execution -> told.add(EventProcess.RID.get(execution)));
    answered(late, "ACCEPTED");
    assertThat(late).isEnded();
    assertThat(told).containsExactly(second);
  }

  @Test
  void twoIdentitiesAreSettledByIdOperationsAndConfirmedByTheSupervisor() {
    ProcessInstance two = Paths.start(TwoIdentities.KEY, "birth", Map.of("rid", rid));
    assertThat(Paths.taskOf(two))
        .hasDefinitionKey("UserTask_SettleTwoIdentities")
        .hasCandidateGroup("idops.X");
    Paths.complete(two);
    assertThat(Paths.taskOf(two)).hasCandidateGroup("supervisor.X");
    Paths.decide(two, "confirmation", "REFUSE");
    Paths.complete(two);
    Paths.decide(two, "confirmation", "AGREE");
    assertThat(two).isEnded();
  }

  private ProcessInstance sent() {
    ProcessInstance packet = Paths.start(MosipPacket.KEY, "birth", Map.of("rid", rid));
    Paths.runJobs(packet);
    return packet;
  }

  private ProcessInstance overdue() {
    ProcessInstance packet = sent();
    Paths.timeComes(packet, "StartEvent_AnswerOverdue");
    return packet;
  }

  private ProcessInstance longOverdue() {
    ProcessInstance packet = overdue();
    Paths.timeComes(packet, "StartEvent_AnswerLongOverdue");
    return packet;
  }

  private ProcessInstance refused() {
    ProcessInstance packet = sent();
    answered(packet, "REFUSED");
    return packet;
  }

  private static Map<String, Object> waiting(String resolution) {
    return Map.of("resolution", resolution, "waitUntil", "2026-12-01");
  }

  private static void answered(ProcessInstance packet, String answer) {
    Paths.tell(packet, MosipPacket.Messages.MOSIP_ANSWERED, Map.of("answer", answer));
    Paths.runJobs(packet);
  }

  private static List<String> tasks(ProcessInstance packet) {
    return Paths.family(packet).stream()
        .flatMap(
            one ->
                Paths.engine()
                    .getTaskService()
                    .createTaskQuery()
                    .processInstanceId(one.getId())
                    .list()
                    .stream())
        .map(Task::getTaskDefinitionKey)
        .toList();
  }
}
