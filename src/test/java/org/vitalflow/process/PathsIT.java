package org.vitalflow.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.init;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Each way through the models, on the real engine and PostgreSQL; what a step does is the affair of
 * its own stage.
 */
class PathsIT {
  private static ProcessEngine engine;

  private final Map<String, Object> record = new HashMap<>();
  private final Map<String, Object> twin = new HashMap<>(Map.of("twinFound", false));
  private final JavaDelegate createPacket = mock(JavaDelegate.class);
  private final JavaDelegate triggerProcessing = mock(JavaDelegate.class);
  private final JavaDelegate issueCertificate = mock(JavaDelegate.class);

  @BeforeAll
  static void engineWithTheModels() {
    engine = Paths.engine();
  }

  @BeforeEach
  void stepsThatSucceed() {
    init(engine);
    Paths.fresh();
    record.putAll(
        Map.of(
            "missing",
            false,
            "eventAgeDays",
            3L,
            "outcome",
            "LIVE_BIRTH",
            "origin",
            "",
            "hasName",
            true,
            "consent",
            true,
            "infantDaysLeft",
            1800L,
            "staffing",
            "FULL"));
    record.put("isDeceased", false);
    record.put("hasIdentifier", false);
    Paths.says("checkEventDelegate", record);
    Paths.says("registerRecordDelegate", record);
    Paths.says("searchDuplicatesDelegate", twin);
    Paths.step(
        "reserveRidDelegate",
        execution -> execution.setVariable("rid", UUID.randomUUID().toString()));
    Paths.step("createPacketDelegate", createPacket);
    Paths.step("triggerProcessingDelegate", triggerProcessing);
    Paths.step("issueCertificateDelegate", issueCertificate);
  }

  @Test
  void aBirthRegisteredByLawIsCertifiedWhenMosipAccepts() {
    ProcessInstance birth = start(true);
    runJobs(birth);
    assertThat(birth).isWaitingAt("CallActivity_GetIdentity");
    mosipAnswers(birth, "ACCEPTED");
    runJobs(birth);
    assertThat(birth)
        .isEnded()
        .hasPassedInOrder(
            "ServiceTask_CheckEvent",
            "BusinessRuleTask_DecideTimeliness",
            "ServiceTask_RegisterRecord",
            "ServiceTask_ReserveRid",
            "CallActivity_GetIdentity",
            "CallActivity_IssueCertificate",
            "EndEvent_BirthCertified")
        .hasNotPassed("UserTask_RegisterBirth");
  }

  @Test
  void aRefusalOfMosipWaitsForIdOperationsAndThenCertifiesWithoutAnIdentity() {
    ProcessInstance birth = start(true);
    runJobs(birth);
    mosipAnswers(birth, "REFUSED");
    runJobs(birth);
    Task refusal = taskOf(called(birth));
    assertThat(refusal).hasDefinitionKey("UserTask_ResolveRefusal").hasCandidateGroup("idops.X");
    resolve(called(birth), "CLOSE_WITHOUT_ID");
    runJobs(birth);
    assertThat(birth).isEnded().hasPassed("EndEvent_BirthCertified");
  }

  @Test
  void aPacketThatMosipWillNeverTakeIsMendedByIdOperationsAndSentAgain() throws Exception {
    doThrow(new BpmnError(MosipPacket.Errors.PACKET_REFUSED)).when(createPacket).execute(any());
    ProcessInstance birth = start(true);
    runJobs(birth);
    assertThat(taskOf(called(birth)))
        .hasDefinitionKey("UserTask_MendPacket")
        .hasCandidateGroup("idops.X");
    assertThat(called(birth)).hasNotPassed("ServiceTask_TriggerProcessing");
    doAnswer(invocation -> null).when(createPacket).execute(any(DelegateExecution.class));
    resolve(called(birth), "SEND_AGAIN");
    runJobs(birth);
    assertThat(called(birth)).isWaitingAt("Event_MosipAnswered");
  }

  @Test
  void aTriggerThatMosipWillNeverTakeWaitsForIdOperationsWhoMayCloseIt() throws Exception {
    doThrow(new BpmnError(MosipPacket.Errors.PACKET_REFUSED))
        .when(triggerProcessing)
        .execute(any());
    ProcessInstance birth = start(true);
    runJobs(birth);
    assertThat(called(birth)).isWaitingAt("UserTask_MendPacket");
    resolve(called(birth), "CLOSE_WITHOUT_ID");
    runJobs(birth);
    assertThat(birth).isEnded().hasPassed("EndEvent_BirthCertified");
  }

  @Test
  void aPacketIsSentWhenItsTimeComes() throws Exception {
    doThrow(new BpmnError(MosipPacket.Errors.SEND_LATER)).when(createPacket).execute(any());
    ProcessInstance birth = start(true);
    runJobs(birth);
    ProcessInstance packet = called(birth);
    assertThat(packet).isWaitingAt("Event_SendingTimeComes");
    doAnswer(invocation -> null).when(createPacket).execute(any(DelegateExecution.class));
    engine.getManagementService().executeJob(timerOf(packet).getId());
    runJobs(birth);
    assertThat(packet).isWaitingAt("Event_MosipAnswered").hasPassed("ServiceTask_CreatePacket");
  }

  @Test
  void aQuestionOfMosipBecomesATaskAndTheAnswerIsStillAwaited() {
    ProcessInstance birth = start(true);
    runJobs(birth);
    ProcessInstance packet = called(birth);
    tell(packet, MosipPacket.Messages.MOSIP_ASKS);
    assertThat(taskOf(packet))
        .hasDefinitionKey("UserTask_AnswerMosipsQuestion")
        .hasCandidateGroup("idops.X");
    engine.getTaskService().complete(taskOf(packet).getId());
    mosipAnswers(birth, "ACCEPTED");
    runJobs(birth);
    assertThat(birth).isEnded();
  }

  @Test
  void heldSendsWaitForIdOperations() {
    ProcessInstance held =
        engine
            .getRuntimeService()
            .startProcessInstanceByKey(
                HeldSends.KEY, Map.of("eventType", "birth", "office", "X", "eventId", "e"));
    assertThat(taskOf(held))
        .hasDefinitionKey("UserTask_ReleaseHeldSends")
        .hasCandidateGroup("idops.X");
    engine.getTaskService().complete(taskOf(held).getId());
    assertThat(held).isEnded();
  }

  @Test
  void aBirthThatNobodyRegisteredIsReviewedAndIssuedByPeople() {
    ProcessInstance birth = start(false);
    runJobs(birth);
    assertThat(birth).isWaitingAt("UserTask_RegisterBirth");
    decide(birth, "REGISTER");
    runJobs(birth);
    mosipAnswers(birth, "ACCEPTED");
    assertThat(called(birth)).isWaitingAt("UserTask_IssueCertificate");
    assertThat(taskOf(birth)).hasCandidateGroup("frontdesk.X");
    engine.getTaskService().complete(taskOf(birth).getId());
    runJobs(birth);
    assertThat(birth).isEnded().hasPassed("CallActivity_IssueCertificate");
  }

  @Test
  void aBirthThatTheRegistrarRefusesEndsThere() {
    ProcessInstance birth = start(false);
    runJobs(birth);
    decide(birth, "REFUSE");
    assertThat(birth).isEnded().hasPassed("EndEvent_BirthRefused");
    assertThat(birth).hasNotPassed("ServiceTask_RegisterRecord");
  }

  @Test
  void aBirthThatTheRegistrarRefersIsRegisteredByTheSupervisor() {
    ProcessInstance birth = referred();
    assertThat(taskOf(birth))
        .hasDefinitionKey("UserTask_DecideReferredBirth")
        .hasCandidateGroup("supervisor.X");
    decide(birth, "REGISTER");
    runJobs(birth);
    assertThat(birth).hasPassed("ServiceTask_RegisterRecord");
  }

  @Test
  void aReferredBirthThatTheSupervisorRefusesEndsThere() {
    ProcessInstance birth = referred();
    decide(birth, "REFUSE");
    assertThat(birth).isEnded().hasPassed("EndEvent_ReferredBirthRefused");
    assertThat(birth).hasNotPassed("ServiceTask_RegisterRecord");
  }

  @Test
  void aReferredBirthThatTheSupervisorReturnsIsCompletedAndReviewedAgain() {
    ProcessInstance birth = referred();
    decide(birth, "RETURN");
    Paths.complete(birth);
    assertThat(birth).isWaitingAt("UserTask_RegisterBirth");
  }

  @Test
  void aCancellationEndsTheCaseAndItsTask() {
    ProcessInstance birth = start(false);
    runJobs(birth);
    tell(birth, EventProcess.Messages.EVENT_CANCELLED);
    assertThat(birth).isEnded().hasPassed("EndEvent_EventCancelled");
    assertThat(birth).hasNotPassed("ServiceTask_RegisterRecord");
    assertThat(taskOf(birth)).isNull();
  }

  @Test
  void aCancellationIsHeardBeforeTheFirstStepToo() {
    ProcessInstance birth = start(false);
    tell(birth, EventProcess.Messages.EVENT_CANCELLED);
    assertThat(birth).isEnded().hasPassed("EndEvent_EventCancelled");
  }

  @Test
  void aWithdrawnIdRequestEndsThePacketAndTheBirthIsCertified() throws Exception {
    doThrow(new IllegalStateException("down")).when(triggerProcessing).execute(any());
    ProcessInstance birth = start(true);
    runJobs(birth);
    ProcessInstance packet = called(birth);
    tell(packet, MosipPacket.Messages.ID_REQUEST_WITHDRAWN);
    assertThat(packet).isEnded().hasPassed("EndEvent_IdRequestWithdrawn");
    runJobs(birth);
    assertThat(birth).isEnded().hasPassed("EndEvent_BirthCertified");
  }

  @Test
  void anIdRequestWithdrawnBeforeItsNumberIsReservedIsNeverMade() {
    Paths.step(
        "reserveRidDelegate",
        execution -> {
          throw new BpmnError(EventProcess.Errors.ID_REQUEST_WITHDRAWN);
        });
    ProcessInstance birth = start(true);
    runJobs(birth);
    assertThat(birth)
        .isEnded()
        .hasPassed("ServiceTask_RecordNoIdRequest", "EndEvent_BirthCertified")
        .hasNotPassed("CallActivity_GetIdentity");
  }

  @Test
  void aChildWhoseDaysAsAnInfantPassedBeforeTheSendingIsCertifiedWithoutAnIdentity()
      throws Exception {
    doThrow(new BpmnError(MosipPacket.Errors.SEND_LATER)).when(createPacket).execute(any());
    ProcessInstance birth = start(true);
    runJobs(birth);
    ProcessInstance packet = called(birth);
    assertThat(packet).isWaitingAt("Event_SendingTimeComes");
    record.put("infantDaysLeft", 6L);
    Paths.says("checkEligibilityDelegate", record);
    engine.getManagementService().executeJob(timerOf(packet).getId());
    runJobs(birth);
    assertThat(packet)
        .isEnded()
        .hasPassed("ServiceTask_RecordNoIdRequest", "EndEvent_NoLongerEligible");
    assertThat(birth).isEnded().hasPassed("EndEvent_BirthCertified");
    verify(triggerProcessing, times(0)).execute(any());
  }

  @Test
  void aBirthThatIsADuplicateEndsBeforeTheReview() {
    twin.put(DuplicateCheck.DUPLICATE.name(), "SAME");
    ProcessInstance birth = start(false);
    runJobs(birth);
    assertThat(birth).isEnded().hasPassed("EndEvent_BirthIsADuplicate");
    assertThat(birth).hasNotPassed("UserTask_RegisterBirth");
  }

  @Test
  void aBirthThatIsADuplicateAfterTheReviewIsNotRegistered() {
    ProcessInstance birth = start(false);
    runJobs(birth);
    twin.put(DuplicateCheck.DUPLICATE.name(), "SAME");
    decide(birth, "REGISTER");
    assertThat(birth).isEnded().hasPassed("EndEvent_BirthIsADuplicateAfterAll");
    assertThat(birth).hasNotPassed("ServiceTask_RegisterRecord");
  }

  @Test
  void aBirthDeclaredAfterAYearIsRegisteredWhenASupervisorApproves() {
    ProcessInstance birth = delayed();
    decide(birth, "REGISTER");
    assertThat(taskOf(birth))
        .hasDefinitionKey("UserTask_ApproveBirth")
        .hasCandidateGroup("supervisor.X");
    Paths.decide(birth, "approval", "APPROVE");
    assertThat(birth).hasPassed("ServiceTask_RegisterRecord");
  }

  @Test
  void aBirthDeclaredAfterAYearThatTheSupervisorRefusesEndsThere() {
    ProcessInstance birth = delayed();
    decide(birth, "REGISTER");
    Paths.decide(birth, "approval", "REFUSE");
    assertThat(birth).isEnded().hasPassed("EndEvent_BirthNotApproved");
    assertThat(birth).hasNotPassed("ServiceTask_RegisterRecord");
  }

  @Test
  void aBirthDeclaredAfterAYearGoesBackForMoreProof() {
    ProcessInstance birth = delayed();
    decide(birth, "REGISTER");
    Paths.decide(birth, "approval", "MORE_PROOF");
    assertThat(birth).isWaitingAt("UserTask_CompleteBirth");
    Paths.complete(birth);
    assertThat(birth).isWaitingAt("UserTask_RegisterBirth");
  }

  @Test
  void whatASupervisorDecidedNeedsNoApprovalOfASupervisor() {
    ProcessInstance birth = delayed();
    decide(birth, "REFER");
    decide(birth, "REGISTER");
    assertThat(birth).hasPassed("ServiceTask_RegisterRecord").hasNotPassed("UserTask_ApproveBirth");
  }

  private ProcessInstance delayed() {
    record.put("eventAgeDays", 425L);
    ProcessInstance birth = start(false);
    runJobs(birth);
    return birth;
  }

  private void resolve(ProcessInstance packet, String resolution) {
    engine
        .getTaskService()
        .complete(taskOf(packet).getId(), Map.of(MosipPacket.RESOLUTION.name(), resolution));
  }

  private ProcessInstance referred() {
    ProcessInstance birth = start(false);
    runJobs(birth);
    decide(birth, "REFER");
    return birth;
  }

  private static void tell(ProcessInstance instance, String message) {
    Paths.tell(instance, message, Map.of());
  }

  @Test
  void aBirthThatTheRegistrarReturnsIsCompletedAndCheckedAgain() {
    ProcessInstance birth = start(false);
    runJobs(birth);
    decide(birth, "RETURN");
    assertThat(birth).isWaitingAt("UserTask_CompleteBirth");
    Paths.complete(birth);
    assertThat(birth).isWaitingAt("UserTask_RegisterBirth");
  }

  @Test
  void aNotificationIsCompletedBeforeAnybodyDecides() {
    record.put("missing", true);
    ProcessInstance birth = start(false);
    runJobs(birth);
    assertThat(birth).isWaitingAt("UserTask_CompleteBirth");
    assertThat(taskOf(birth)).hasCandidateGroup("clerk.X");
    record.put("missing", false);
    Paths.complete(birth);
    assertThat(birth).isWaitingAt("UserTask_RegisterBirth");
  }

  @Test
  void aBirthForWhichNoIdentityIsAskedGoesStraightToItsCertificate() {
    record.put("consent", false);
    ProcessInstance birth = start(true);
    runJobs(birth);
    assertThat(birth)
        .isEnded()
        .hasPassed("ServiceTask_RecordNoIdRequest", "EndEvent_BirthCertified")
        .hasNotPassed("ServiceTask_ReserveRid");
  }

  @Test
  void aNameThatCannotBePrintedWaitsForTheSupervisorAndIsTriedAgain() throws Exception {
    doThrow(new BpmnError(CertificateIssue.Errors.NAME_NOT_PRINTABLE))
        .when(issueCertificate)
        .execute(any());
    record.put("consent", false);
    ProcessInstance birth = start(true);
    runJobs(birth);
    assertThat(taskOf(birth))
        .hasDefinitionKey("UserTask_ResolveUnprintableName")
        .hasCandidateGroup("supervisor.X");
    doAnswer(invocation -> null).when(issueCertificate).execute(any(DelegateExecution.class));
    engine.getTaskService().complete(taskOf(birth).getId());
    runJobs(birth);
    assertThat(birth).isEnded();
  }

  @Test
  void aTechnicalFailureKeepsTheStepAndBecomesAnIncidentWhenAttemptsAreUsedUp() throws Exception {
    doThrow(new IllegalStateException("down")).when(createPacket).execute(any());
    ProcessInstance birth = start(true);
    for (int attempt = 0; attempt < 4; attempt++) {
      runJobs(birth);
    }
    assertThat(called(birth)).isWaitingAt("ServiceTask_CreatePacket");
    assertThat(
            engine
                .getRuntimeService()
                .createIncidentQuery()
                .processInstanceId(called(birth).getId())
                .count())
        .isEqualTo(1);
  }

  private ProcessInstance start(boolean registeredByCrvs) {
    return Paths.start(
        BirthRegistration.KEY, "birth", Map.of("registeredByCrvs", registeredByCrvs));
  }

  private static void runJobs(ProcessInstance birth) {
    Paths.runJobs(birth);
  }

  private static Job timerOf(ProcessInstance instance) {
    return Paths.timerOf(instance);
  }

  private static ProcessInstance called(ProcessInstance birth) {
    return Paths.called(birth);
  }

  private static Task taskOf(ProcessInstance instance) {
    return Paths.taskOf(instance);
  }

  private static void decide(ProcessInstance birth, String decision) {
    Paths.decide(birth, "decision", decision);
  }

  private void mosipAnswers(ProcessInstance birth, String outcome) {
    Cases cases =
        new Cases(
            engine.getRuntimeService(),
            new Work(
                engine.getTaskService(), engine.getRuntimeService(), engine.getIdentityService()));
    String rid =
        (String)
            engine.getRuntimeService().getVariable(called(birth).getId(), MosipPacket.RID.name());
    assertThat(cases.answered(rid, outcome)).isTrue();
    assertThat(cases.answered(rid, outcome)).as("a second time nobody waits").isFalse();
  }
}
