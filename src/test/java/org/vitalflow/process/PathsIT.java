package org.vitalflow.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.init;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vitalflow.TestDatabase;

/**
 * Each way through the models, on the real engine and PostgreSQL; what a step does is the affair of
 * its own stage.
 */
class PathsIT {
  private static final Map<Object, Object> BEANS = new HashMap<>();
  private static ProcessEngine engine;

  private final Map<String, Object> record = new HashMap<>();
  private final JavaDelegate createPacket = mock(JavaDelegate.class);
  private final JavaDelegate triggerProcessing = mock(JavaDelegate.class);
  private final JavaDelegate askMosip = mock(JavaDelegate.class);
  private final JavaDelegate issueCertificate = mock(JavaDelegate.class);

  @BeforeAll
  static void engineWithTheModels() throws IOException {
    var configuration = new StandaloneProcessEngineConfiguration();
    configuration.setProcessEngineName("paths");
    configuration.setJdbcUrl(TestDatabase.fresh());
    configuration.setJdbcDriver("org.postgresql.Driver");
    configuration.setJdbcUsername("postgres");
    configuration.setDatabaseSchemaUpdate("true");
    configuration.setHistoryTimeToLive("P180D");
    configuration.setJobExecutorActivate(false);
    configuration.setBeans(BEANS);
    configuration.setEnableExceptionsAfterUnhandledBpmnError(true);
    engine = configuration.buildProcessEngine();
    var deployment = engine.getRepositoryService().createDeployment();
    try (Stream<Path> files = Files.list(Path.of("bpmn"))) {
      for (Path file : files.toList()) {
        deployment.addString(file.getFileName().toString(), Files.readString(file));
      }
    }
    deployment.deploy();
  }

  @AfterAll
  static void closeEngine() {
    engine.close();
  }

  @BeforeEach
  void stepsThatSucceed() {
    init(engine);
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
    JavaDelegate saysWhatTheRecordSays = execution -> execution.setVariables(record);
    JavaDelegate nothing = execution -> {};
    ExecutionListener silent = execution -> {};
    RetryPolicy policy = new RetryPolicy(List.of(java.time.Duration.ofSeconds(1)));
    Deadlines deadlines = mock(Deadlines.class);
    when(deadlines.due(anyString(), anyString(), anyString()))
        .thenReturn(new Date(System.currentTimeMillis() + 3_600_000));
    when(deadlines.nextSending(anyString()))
        .thenReturn(new Date(System.currentTimeMillis() + 3_600_000));
    BEANS.put("checkEventDelegate", saysWhatTheRecordSays);
    BEANS.put("registerRecordDelegate", saysWhatTheRecordSays);
    BEANS.put("recordNoIdRequestDelegate", nothing);
    BEANS.put(
        "reserveRidDelegate",
        (JavaDelegate) execution -> execution.setVariable("rid", UUID.randomUUID().toString()));
    BEANS.put("createPacketDelegate", createPacket);
    BEANS.put("triggerProcessingDelegate", triggerProcessing);
    BEANS.put("askMosipDelegate", askMosip);
    BEANS.put("findOutWhyDelegate", nothing);
    BEANS.put("issueCertificateDelegate", issueCertificate);
    BEANS.put("timelinessListener", silent);
    BEANS.put("awaitAnswerListener", silent);
    BEANS.put("retryPolicy", policy);
    BEANS.put("deadlines", deadlines);
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
            "ServiceTask_IssueCertificate",
            "EndEvent_BirthCertified")
        .hasNotPassed("UserTask_RegisterBirth", "UserTask_IssueCertificate");
  }

  @Test
  void aRefusalOfMosipWaitsForIdOperationsAndThenCertifiesWithoutAnIdentity() {
    ProcessInstance birth = start(true);
    runJobs(birth);
    mosipAnswers(birth, "REFUSED");
    runJobs(birth);
    Task refusal = taskOf(called(birth));
    assertThat(refusal).hasDefinitionKey("UserTask_ResolveRefusal").hasCandidateGroup("idops.X");
    engine.getTaskService().complete(refusal.getId());
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
  void mosipIsAskedAsOftenAsAPersonWantsItTo() throws Exception {
    ProcessInstance birth = start(true);
    runJobs(birth);
    ProcessInstance packet = called(birth);
    engine.getManagementService().executeJob(timerOf(packet).getId());
    for (int time = 1; time <= 2; time++) {
      resolve(packet, "ASK_NOW");
      runJobs(birth);
      verify(askMosip, times(time)).execute(any());
      assertThat(taskOf(packet)).hasDefinitionKey("UserTask_InvestigateOverduePacket");
    }
    assertThat(packet).isWaitingAt("Event_MosipAnswered");
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
  void anOverdueAnswerRaisesATaskAndStillEndsTheWaitWhenItComes() {
    ProcessInstance birth = start(true);
    runJobs(birth);
    ProcessInstance packet = called(birth);
    engine.getManagementService().executeJob(timerOf(packet).getId());
    assertThat(taskOf(packet)).hasDefinitionKey("UserTask_InvestigateOverduePacket");
    mosipAnswers(birth, "ACCEPTED");
    assertThat(packet).isEnded();
    runJobs(birth);
    assertThat(birth).isEnded();
  }

  @Test
  void anInvestigationThatEndsLeavesTheWaitOpen() {
    ProcessInstance birth = start(true);
    runJobs(birth);
    ProcessInstance packet = called(birth);
    engine.getManagementService().executeJob(timerOf(packet).getId());
    resolve(packet, "KEEP_WAITING");
    assertThat(packet).isWaitingAt("Event_MosipAnswered");
    assertThat(taskOf(packet)).isNull();
  }

  @Test
  void aBirthThatNobodyRegisteredIsReviewedAndIssuedByPeople() {
    ProcessInstance birth = start(false);
    runJobs(birth);
    assertThat(birth).isWaitingAt("UserTask_RegisterBirth");
    decide(birth, "REGISTER");
    runJobs(birth);
    mosipAnswers(birth, "ACCEPTED");
    assertThat(birth).isWaitingAt("UserTask_IssueCertificate");
    assertThat(taskOf(birth)).hasCandidateGroup("frontdesk.X");
    engine.getTaskService().complete(taskOf(birth).getId());
    runJobs(birth);
    assertThat(birth).isEnded().hasPassed("ServiceTask_IssueCertificate");
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
    engine.getTaskService().complete(taskOf(birth).getId());
    assertThat(birth).isWaitingAt("UserTask_RegisterBirth");
  }

  @Test
  void aCancellationEndsTheCaseAndItsTask() {
    ProcessInstance birth = start(false);
    runJobs(birth);
    tell(birth, BirthRegistration.Messages.EVENT_CANCELLED);
    assertThat(birth).isEnded().hasPassed("EndEvent_EventCancelled");
    assertThat(birth).hasNotPassed("ServiceTask_RegisterRecord");
    assertThat(taskOf(birth)).isNull();
  }

  @Test
  void aCancellationIsHeardBeforeTheFirstStepToo() {
    ProcessInstance birth = start(false);
    tell(birth, BirthRegistration.Messages.EVENT_CANCELLED);
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
    BEANS.put(
        "reserveRidDelegate",
        (JavaDelegate)
            execution -> {
              throw new BpmnError(BirthRegistration.Errors.ID_REQUEST_WITHDRAWN);
            });
    ProcessInstance birth = start(true);
    runJobs(birth);
    assertThat(birth)
        .isEnded()
        .hasPassed("ServiceTask_RecordNoIdRequest", "EndEvent_BirthCertified")
        .hasNotPassed("CallActivity_GetIdentity");
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
    var runtime = engine.getRuntimeService();
    runtime.messageEventReceived(
        message,
        runtime
            .createExecutionQuery()
            .processInstanceId(instance.getId())
            .messageEventSubscriptionName(message)
            .singleResult()
            .getId());
  }

  @Test
  void aBirthThatTheRegistrarReturnsIsCompletedAndCheckedAgain() {
    ProcessInstance birth = start(false);
    runJobs(birth);
    decide(birth, "RETURN");
    assertThat(birth).isWaitingAt("UserTask_CompleteBirth");
    engine.getTaskService().complete(taskOf(birth).getId());
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
    engine.getTaskService().complete(taskOf(birth).getId());
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
    doThrow(new BpmnError(BirthRegistration.Errors.NAME_NOT_PRINTABLE))
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
    return engine
        .getRuntimeService()
        .startProcessInstanceByKey(
            BirthRegistration.KEY,
            UUID.randomUUID().toString(),
            Map.of(
                "eventId",
                UUID.randomUUID().toString(),
                "eventType",
                "birth",
                "office",
                "X",
                "registeredByCrvs",
                registeredByCrvs,
                "notification",
                false));
  }

  /** What the job executor would do, without its waits; deadline timers stay. */
  private void runJobs(ProcessInstance birth) {
    List<Job> jobs = jobsOf(birth);
    while (!jobs.isEmpty()) {
      for (Job job : jobs) {
        try {
          engine.getManagementService().executeJob(job.getId());
        } catch (RuntimeException failed) {
          return;
        }
      }
      jobs = jobsOf(birth);
    }
  }

  private List<Job> jobsOf(ProcessInstance birth) {
    return engine
        .getManagementService()
        .createJobQuery()
        .messages()
        .withRetriesLeft()
        .list()
        .stream()
        .filter(job -> root(job.getProcessInstanceId()).equals(birth.getId()))
        .toList();
  }

  private String root(String instance) {
    return engine
        .getHistoryService()
        .createHistoricProcessInstanceQuery()
        .processInstanceId(instance)
        .singleResult()
        .getRootProcessInstanceId();
  }

  private Job timerOf(ProcessInstance instance) {
    return engine
        .getManagementService()
        .createJobQuery()
        .processInstanceId(instance.getId())
        .timers()
        .singleResult();
  }

  private ProcessInstance called(ProcessInstance birth) {
    return engine
        .getRuntimeService()
        .createProcessInstanceQuery()
        .superProcessInstanceId(birth.getId())
        .singleResult();
  }

  private Task taskOf(ProcessInstance instance) {
    return engine
        .getTaskService()
        .createTaskQuery()
        .processInstanceId(instance.getId())
        .singleResult();
  }

  private void decide(ProcessInstance birth, String decision) {
    engine.getTaskService().complete(taskOf(birth).getId(), Map.of("decision", decision));
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
