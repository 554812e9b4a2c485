package org.vitalflow.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.init;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each way of a correction through its model, and of the identity that a name brings. */
class UpdatePathsIT {
  private final Map<String, Object> entry = new HashMap<>();
  private final Map<String, Object> correction = new HashMap<>();
  private final Map<String, Object> applied = new HashMap<>();

  @BeforeEach
  void anInfantsSpelling() {
    Paths.fresh();
    init(Paths.engine());
    entry.putAll(
        Map.of("entryFound", true, "entryId", UUID.randomUUID().toString(), "entryType", "birth"));
    entry.putAll(Map.of("entryOffice", "X", "entryByCrvs", true, "ownEntry", true));
    correction.putAll(Map.of("legalClass", "CLERICAL", "changeKind", "NAME_SPELLING"));
    correction.putAll(Map.of("orderGiven", false, "acknowledged", false));
    applied.putAll(Map.of("identityDue", false, "outcome", "LIVE_BIRTH", "origin", ""));
    applied.putAll(Map.of("isDeceased", false, "hasName", true, "consent", true));
    applied.putAll(Map.of("hasIdentifier", true, "infantDaysLeft", 900L));
    Paths.says("findEntryDelegate", entry);
    Paths.says("checkCorrectionDelegate", correction);
    Paths.says("applyCorrectionDelegate", applied);
    Paths.says("supersedeCertificateDelegate", Map.of("paperDue", true));
    Paths.says("compareMosipFactsDelegate", Map.of("mosipFactsChanged", true));
    Paths.says("checkEligibilityDelegate", applied);
    Paths.step(
        "reserveRidDelegate",
        execution -> execution.setVariable("rid", UUID.randomUUID().toString()));
  }

  @Test
  void aRegistrarApprovesASpellingTheNewPaperComesAndMosipIsTold() {
    ProcessInstance update = start();
    assertThat(Paths.taskOf(update))
        .hasDefinitionKey("UserTask_ApproveCorrection")
        .hasCandidateGroup("registrar.X");
    Paths.decide(update, "decision", "APPROVE");
    assertThat(update)
        .hasPassed("CallActivity_IssueNewCertificate")
        .isWaitingAt("CallActivity_TellMosip");
    Paths.tell(update, MosipPacket.Messages.MOSIP_ANSWERED, Map.of("answer", "ACCEPTED"));
    Paths.runJobs(update);
    assertThat(update).isEnded().hasPassed("EndEvent_CorrectionCompleted");
  }

  @Test
  void anEntryThatIsNotFoundIsLookedForAgainOrTheCorrectionEnds() {
    entry.put("entryFound", false);
    ProcessInstance lost = start();
    assertThat(Paths.taskOf(lost))
        .hasDefinitionKey("UserTask_FindEntry")
        .hasCandidateGroup("clerk.X");
    Paths.decide(lost, "search", "NOT_TRACEABLE");
    assertThat(lost).isEnded().hasPassed("EndEvent_EntryNotTraceable");
    ProcessInstance found = start();
    entry.put("entryFound", true);
    Paths.decide(found, "search", "AGAIN");
    assertThat(found).isWaitingAt("UserTask_ApproveCorrection");
  }

  @Test
  void whatNeedsAnOrderWaitsForItAndGoesToTheSupervisor() {
    correction.put("legalClass", "ADOPTION");
    ProcessInstance update = start();
    assertThat(Paths.taskOf(update)).hasDefinitionKey("UserTask_EnterCorrectionOrder");
    correction.put("orderGiven", true);
    Paths.decide(update, "order", "ENTERED");
    assertThat(Paths.taskOf(update))
        .hasDefinitionKey("UserTask_ApproveGraveCorrection")
        .hasCandidateGroup("supervisor.X");
    correction.putAll(Map.of("orderGiven", false, "legalClass", "CLERICAL"));
    Paths.decide(update, "decision", "CHANGE_CLASS");
    assertThat(update).isWaitingAt("UserTask_ApproveCorrection");
    Paths.decide(update, "decision", "REFUSE");
    assertThat(update).isEnded().hasPassed("EndEvent_CorrectionRefused");
  }

  @Test
  void withoutTheOrderItNeedsACorrectionEnds() {
    correction.put("changeKind", "SEX");
    ProcessInstance update = start();
    Paths.decide(update, "order", "NONE");
    assertThat(update).isEnded().hasPassed("EndEvent_OrderMissing");
  }

  @Test
  void aCorrectionByLawAsksNobodyAndLeavesAPaperThatStillHoldsAlone() {
    Paths.says("supersedeCertificateDelegate", Map.of("paperDue", false));
    Paths.says("compareMosipFactsDelegate", Map.of("mosipFactsChanged", false));
    ProcessInstance update = start(true);
    assertThat(update)
        .isEnded()
        .hasPassed("ServiceTask_RecordNoIdRequest", "EndEvent_CorrectionCompleted")
        .hasNotPassed("UserTask_ApproveCorrection", "CallActivity_IssueNewCertificate");
  }

  @Test
  void aCorrectionThatComesTooLateEnds() {
    Paths.step(
        "applyCorrectionDelegate",
        execution -> {
          throw new BpmnError(DemographicUpdate.Errors.RECORD_CHANGED);
        });
    ProcessInstance update = start(true);
    assertThat(update)
        .isEnded()
        .hasPassed("EndEvent_RecordHasChanged")
        .hasNotPassed("ServiceTask_SupersedeCertificate");
  }

  @Test
  void aRequestThatIsTakenBackIsNotTold() {
    Paths.step(
        "reserveRidDelegate",
        execution -> {
          throw new BpmnError(EventProcess.Errors.ID_REQUEST_WITHDRAWN);
        });
    assertThat(start(true)).isEnded().hasPassed("BoundaryEvent_Withdrawn");
    applied.put("identityDue", true);
    assertThat(start(true)).isEnded().hasPassed("CallActivity_RequestLateIdentity");
  }

  @Test
  void aNameThatIsAddedBringsTheIdentity() {
    applied.put("identityDue", true);
    ProcessInstance update = start(true);
    assertThat(update)
        .isWaitingAt("CallActivity_RequestLateIdentity")
        .hasNotPassed("ServiceTask_CompareMosipFacts");
    Paths.tell(update, MosipPacket.Messages.MOSIP_ANSWERED, Map.of("answer", "ACCEPTED"));
    Paths.runJobs(update);
    assertThat(update).isEnded().hasPassed("EndEvent_CorrectionCompleted");
  }

  @Test
  void aNameThatComesTooLateForAnIdentityEndsWithoutOne() {
    applied.putAll(Map.of("identityDue", true, "consent", false));
    assertThat(start(true)).isEnded().hasPassed("EndEvent_CorrectionCompleted");
  }

  @Test
  void untilItIsAppliedACorrectionCanBeCancelled() {
    ProcessInstance update = start();
    Paths.tell(update, EventProcess.Messages.EVENT_CANCELLED, Map.of());
    assertThat(update).isEnded().hasPassed("EndEvent_EventCancelled");
  }

  private ProcessInstance start() {
    return start(false);
  }

  private ProcessInstance start(boolean byLaw) {
    ProcessInstance update =
        Paths.start(DemographicUpdate.KEY, "update", Map.of("registeredByCrvs", byLaw));
    Paths.runJobs(update);
    return update;
  }
}
