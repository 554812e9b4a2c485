package org.vitalflow.process;

import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.init;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each way through the models of a death. */
class DeathPathsIT {
  private final Map<String, Object> record = new HashMap<>();
  private final Map<String, Object> birth = new HashMap<>(Map.of("birthAwaited", false));
  private final Map<String, Object> twin = new HashMap<>(Map.of("twinFound", false));

  @BeforeEach
  void stepsThatSucceed() {
    init(Paths.engine());
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
            Long.MAX_VALUE,
            "staffing",
            "FULL",
            "underInquiry",
            false));
    record.put("isDeceased", false);
    record.put("hasIdentifier", true);
    Paths.says("checkEventDelegate", record);
    Paths.says("registerRecordDelegate", record);
    Paths.says("findBirthOfDeceasedDelegate", birth);
    Paths.says("searchDuplicatesDelegate", twin);
    Paths.step(
        "reserveRidDelegate",
        execution -> execution.setVariable("rid", UUID.randomUUID().toString()));
  }

  @Test
  void aDeathRegisteredByLawIsCertifiedBeforeMosipAnswersAndEndsWhenItHas() {
    ProcessInstance death = start(true);
    Paths.runJobs(death);
    assertThat(death)
        .isWaitingAt("CallActivity_TellMosip")
        .hasPassed("CallActivity_IssueCertificate", "ServiceTask_SuggestFollowUp");
    Paths.tell(death, "mosip.answered", Map.of("answer", "ACCEPTED"));
    Paths.runJobs(death);
    assertThat(death).isEnded().hasPassed("EndEvent_DeathCertified");
  }

  @Test
  void aDeathOfSomebodyUnknownToMosipIsNotTold() {
    record.put("hasIdentifier", false);
    ProcessInstance death = start(true);
    Paths.runJobs(death);
    assertThat(death)
        .isEnded()
        .hasPassed("ServiceTask_RecordNoIdRequest", "EndEvent_DeathCertified");
  }

  @Test
  void aRequestTakenBackBeforeItsNumberIsReservedIsNeverMade() {
    Paths.step(
        "reserveRidDelegate",
        execution -> {
          throw new BpmnError(EventProcess.Errors.ID_REQUEST_WITHDRAWN);
        });
    ProcessInstance death = start(true);
    Paths.runJobs(death);
    assertThat(death).isEnded().hasPassed("BoundaryEvent_Withdrawn");
  }

  @Test
  void whileMosipWorksOnTheBirthTheDeathWaitsAndThenLooksAgain() {
    birth.put("birthAwaited", true);
    ProcessInstance death = start(true);
    Paths.runJobs(death);
    assertThat(death).isWaitingAt("Event_BirthSettled");
    birth.put("birthAwaited", false);
    Paths.tell(death, DeathRegistration.Messages.BIRTH_SETTLED, Map.of());
    Paths.runJobs(death);
    assertThat(death).isWaitingAt("CallActivity_TellMosip");
  }

  @Test
  void aDeclaredDeathIsRegisteredByTheRegistrarAndHandedOver() {
    ProcessInstance death = start(false);
    Paths.runJobs(death);
    assertThat(Paths.taskOf(death))
        .hasDefinitionKey("UserTask_RegisterDeath")
        .hasCandidateGroup("registrar.X");
    Paths.decide(death, "decision", "REGISTER");
    assertThat(Paths.taskOf(death)).hasDefinitionKey("UserTask_IssueCertificate");
    Paths.complete(death);
    Paths.tell(death, "mosip.answered", Map.of("answer", "ACCEPTED"));
    Paths.runJobs(death);
    assertThat(death).isEnded().hasPassed("EndEvent_DeathCertified");
  }

  @Test
  void aNotificationIsCompletedFirstAndAReturnedDeathAgain() {
    record.put("missing", true);
    ProcessInstance death = start(false);
    Paths.runJobs(death);
    assertThat(Paths.taskOf(death))
        .hasDefinitionKey("UserTask_CompleteDeath")
        .hasCandidateGroup("clerk.X");
    record.put("missing", false);
    Paths.complete(death);
    Paths.decide(death, "decision", "RETURN");
    assertThat(death).isWaitingAt("UserTask_CompleteDeath");
  }

  @Test
  void aRegistrarRefuses() {
    ProcessInstance death = start(false);
    Paths.runJobs(death);
    Paths.decide(death, "decision", "REFUSE");
    assertThat(death).isEnded().hasPassed("EndEvent_DeathRefused");
  }

  @Test
  void aSupervisorDecidesWhatTheRegistrarRefers() {
    assertThat(referred("REFUSE")).isEnded().hasPassed("EndEvent_ReferredDeathRefused");
    assertThat(referred("RETURN")).isWaitingAt("UserTask_CompleteDeath");
    assertThat(referred("REGISTER")).hasPassed("ServiceTask_RegisterRecord");
  }

  private ProcessInstance referred(String decision) {
    ProcessInstance death = start(false);
    Paths.runJobs(death);
    Paths.decide(death, "decision", "REFER");
    assertThat(Paths.taskOf(death)).hasCandidateGroup("supervisor.X");
    Paths.decide(death, "decision", decision);
    return death;
  }

  @Test
  void aDeathUnderInquiryWaitsForTheCoroner() {
    record.put("underInquiry", true);
    ProcessInstance death = start(false);
    Paths.runJobs(death);
    assertThat(Paths.taskOf(death))
        .hasDefinitionKey("UserTask_EnterCoronersOrder")
        .hasCandidateGroup("registrar.X");
    Paths.decide(death, "coronersWord", "RELEASE_ONLY");
    assertThat(death).isWaitingAt("UserTask_EnterCoronersOrder");
    Paths.decide(death, "coronersWord", "ORDER");
    assertThat(death).isWaitingAt("UserTask_RegisterDeath");
  }

  @Test
  void aDuplicateEndsBeforeAndAfterTheReview() {
    twin.put("duplicate", "SAME");
    ProcessInstance before = start(false);
    Paths.runJobs(before);
    assertThat(before).isEnded().hasPassed("EndEvent_DeathIsADuplicate");
    twin.put("duplicate", "NONE");
    ProcessInstance after = start(false);
    Paths.runJobs(after);
    twin.put("duplicate", "SAME");
    Paths.decide(after, "decision", "REGISTER");
    assertThat(after).isEnded().hasPassed("EndEvent_DeathIsADuplicateAfterAll");
  }

  @Test
  void aSupervisorApprovesALateDeathWhereTheRulesSaySo() {
    assertThat(late("APPROVE")).hasPassed("ServiceTask_RegisterRecord");
    assertThat(late("REFUSE")).isEnded().hasPassed("EndEvent_LateDeathRefused");
    assertThat(late("MORE_PROOF")).isWaitingAt("UserTask_CompleteDeath");
  }

  private ProcessInstance late(String approval) {
    ProcessInstance death = start(false);
    Paths.runJobs(death);
    Paths.engine().getRuntimeService().setVariable(death.getId(), "handling", "REVIEW_AND_APPROVE");
    Paths.decide(death, "decision", "REGISTER");
    assertThat(Paths.taskOf(death))
        .hasDefinitionKey("UserTask_ApproveLateDeath")
        .hasCandidateGroup("supervisor.X");
    Paths.decide(death, "approval", approval);
    return death;
  }

  @Test
  void aCancellationEndsItUntilItIsRegistered() {
    ProcessInstance death = start(false);
    Paths.runJobs(death);
    Paths.tell(death, EventProcess.Messages.EVENT_CANCELLED, Map.of());
    assertThat(death).isEnded().hasPassed("EndEvent_EventCancelled");
  }

  @Test
  void aCauseIsCodedOnceTheCertifierHasAnswered() {
    ProcessInstance coding = Paths.start(CauseCoding.KEY, "death", Map.of());
    assertThat(Paths.taskOf(coding)).hasCandidateGroup("medical-coder.X");
    Paths.decide(coding, "causeDecision", "QUERY_CERTIFIER");
    assertThat(Paths.taskOf(coding))
        .hasDefinitionKey("UserTask_AskCertifier")
        .hasCandidateGroup("clerk.X");
    Paths.complete(coding);
    Paths.decide(coding, "causeDecision", "CODE");
    assertThat(coding).isEnded().hasPassed("EndEvent_CauseCoded");
  }

  @Test
  void aPersonFollowsADeathUp() {
    ProcessInstance followUp = Paths.start(DeathFollowUp.KEY, "death", Map.of());
    assertThat(Paths.taskOf(followUp)).hasCandidateGroup("registrar.X");
    Paths.decide(followUp, "followUp", "DONE");
    assertThat(followUp).isEnded().hasPassed("EndEvent_DeathFollowedUp");
  }

  private static ProcessInstance start(boolean registeredByCrvs) {
    return Paths.start(
        DeathRegistration.KEY, "death", Map.of("registeredByCrvs", registeredByCrvs));
  }
}
