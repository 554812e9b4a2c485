package org.vitalflow.process;

import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.init;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each way of an entry of a paper register. */
class LegacyPathsIT {
  private final Map<String, Object> record = new HashMap<>();

  @BeforeEach
  void stepsThatSucceed() {
    init(Paths.engine());
    Paths.fresh();
    record.putAll(Map.of("missing", false, "eventAgeDays", 3L, "outcome", "LIVE_BIRTH"));
    record.putAll(Map.of("origin", "LEGACY", "hasName", true, "consent", true));
    record.putAll(Map.of("infantDaysLeft", -9000L, "isDeceased", false, "hasIdentifier", false));
    Paths.says("checkEventDelegate", record);
    Paths.says("registerRecordDelegate", record);
  }

  @Test
  void anEntryThatMatchesItsScanIsKeptAndMosipHearsNothingOfIt() {
    ProcessInstance entry = start();
    assertThat(Paths.taskOf(entry))
        .hasDefinitionKey("UserTask_CompareWithScan")
        .hasCandidateGroup("registrar.X");
    Paths.decide(entry, "comparison", "MATCHES");
    assertThat(entry)
        .isEnded()
        .hasPassedInOrder(
            "ServiceTask_RegisterRecord",
            "ServiceTask_RecordNoIdRequest",
            "EndEvent_LegacyEntryKept");
    assertThat(entry).variables().containsEntry("idRequest", "POLICY");
  }

  @Test
  void anEntryThatDiffersFromItsScanIsPutRightAndComparedAgain() {
    ProcessInstance entry = start();
    Paths.decide(entry, "comparison", "PUT_RIGHT");
    assertThat(Paths.taskOf(entry))
        .hasDefinitionKey("UserTask_CorrectLegacyEntry")
        .hasCandidateGroup("clerk.X");
    Paths.complete(entry);
    assertThat(entry).isWaitingAt("UserTask_CompareWithScan");
  }

  @Test
  void anEntryThatNoRegisterHoldsIsRefused() {
    ProcessInstance entry = start();
    Paths.decide(entry, "comparison", "REFUSE");
    assertThat(entry)
        .isEnded()
        .hasPassed("EndEvent_LegacyEntryRefused")
        .hasNotPassed("ServiceTask_RegisterRecord");
  }

  @Test
  void anEntryThatLacksSomethingIsCompletedFirst() {
    record.put("missing", true);
    ProcessInstance entry = start();
    assertThat(entry).isWaitingAt("UserTask_CorrectLegacyEntry");
    record.put("missing", false);
    Paths.complete(entry);
    assertThat(entry).isWaitingAt("UserTask_CompareWithScan");
  }

  @Test
  void anEntryIsTakenBackUntilItIsKept() {
    ProcessInstance entry = start();
    Paths.tell(entry, EventProcess.Messages.EVENT_CANCELLED, Map.of());
    assertThat(entry).isEnded().hasPassed("EndEvent_EventCancelled");
  }

  private static ProcessInstance start() {
    ProcessInstance entry = Paths.start(LegacyEntry.KEY, "birth", Map.of());
    Paths.runJobs(entry);
    return entry;
  }
}
