package org.vitalflow.intake;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.vitalflow.process.EventProcess;

/** Says what the decision on the authority for a correction must know. */
@Component
class CheckCorrectionDelegate implements JavaDelegate {
  private final CorrectionFacts facts;

  CheckCorrectionDelegate(CorrectionFacts facts) {
    this.facts = facts;
  }

  @Override
  public void execute(DelegateExecution execution) {
    execution.setVariables(facts.of(UUID.fromString(EventProcess.EVENT_ID.get(execution))));
  }
}
