package org.vitalflow.process;

import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.init;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each way through the check for duplicates. */
class DuplicatePathsIT {
  private static final String DECISION = "twinDecision";

  private final Map<String, Object> found =
      new HashMap<>(Map.of("twinFound", true, "decider", "registrar", "duplicate", "NONE"));

  @BeforeEach
  void aTwinIsFound() {
    Paths.fresh();
    init(Paths.engine());
    Paths.says("searchDuplicatesDelegate", found);
    Paths.says("endAsDuplicateDelegate", Map.of("duplicate", "SAME"));
  }

  @Test
  void whereNoneIsAlikeItEndsAtOnce() {
    found.put("twinFound", false);
    ProcessInstance check = start(false);
    assertThat(check).isEnded().hasPassed("EndEvent_NoDuplicate");
  }

  @Test
  void differentPersonsAreSearchedForAnotherTwin() {
    ProcessInstance check = start(false);
    assertThat(Paths.taskOf(check))
        .hasDefinitionKey("UserTask_DecideOnPossibleDuplicate")
        .hasCandidateGroup("registrar.X");
    found.put("twinFound", false);
    Paths.decide(check, DECISION, "DIFFERENT");
    assertThat(check).isEnded().hasPassed("EndEvent_NoDuplicate");
  }

  @Test
  void aPairOfTwoOfficesIsASupervisorsAndTheSameEndsIt() {
    found.put("decider", "supervisor");
    ProcessInstance check = start(false);
    assertThat(Paths.taskOf(check))
        .hasDefinitionKey("UserTask_DecideOnDuplicateOfTwoOffices")
        .hasCandidateGroup("supervisor.X");
    Paths.decide(check, DECISION, "SAME");
    assertThat(check)
        .isEnded()
        .hasPassed("ServiceTask_EndAsDuplicate")
        .hasNotPassed("ServiceTask_HoldDuplicate");
  }

  @Test
  void papersAreBroughtByAClerkAndThenTheSameIsAskedAgain() {
    ProcessInstance check = start(false);
    Paths.decide(check, DECISION, "ASK_FOR_PAPERS");
    assertThat(Paths.taskOf(check))
        .hasDefinitionKey("UserTask_BringPapersForDuplicate")
        .hasCandidateGroup("clerk.X");
    Paths.complete(check);
    assertThat(Paths.taskOf(check)).hasDefinitionKey("UserTask_DecideOnPossibleDuplicate");
  }

  @Test
  void whatIsRegisteredByLawIsHeldUntilItIsClosed() {
    ProcessInstance check = held();
    Paths.decide(check, DECISION, "CLOSE");
    assertThat(check).isEnded().hasPassed("EndEvent_ItIsADuplicate");
  }

  @Test
  void orReleasedAndSearchedForAnotherTwin() {
    ProcessInstance check = held();
    found.put("twinFound", false);
    Paths.decide(check, DECISION, "RELEASE");
    assertThat(check).isEnded().hasPassed("EndEvent_NoDuplicate");
  }

  private static ProcessInstance held() {
    ProcessInstance check = start(true);
    Paths.decide(check, DECISION, "SAME");
    assertThat(check).hasPassed("ServiceTask_HoldDuplicate");
    assertThat(Paths.taskOf(check))
        .hasDefinitionKey("UserTask_SettleHeldDuplicate")
        .hasCandidateGroup("supervisor.X");
    return check;
  }

  private static ProcessInstance start(boolean registered) {
    ProcessInstance check =
        Paths.start(DuplicateCheck.KEY, "birth", Map.of("registeredByCrvs", registered));
    Paths.runJobs(check);
    return check;
  }
}
