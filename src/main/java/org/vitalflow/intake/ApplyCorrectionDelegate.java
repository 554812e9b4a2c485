package org.vitalflow.intake;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.vitalflow.process.DemographicUpdate;
import org.vitalflow.process.EventProcess;

/** Writes the correction into the entry, unless the entry has changed since. */
@Component
class ApplyCorrectionDelegate implements JavaDelegate {
  private final Corrections corrections;

  ApplyCorrectionDelegate(Corrections corrections) {
    this.corrections = corrections;
  }

  @Override
  public void execute(DelegateExecution execution) {
    UUID updateId = UUID.fromString(EventProcess.EVENT_ID.get(execution));
    execution.setVariables(
        corrections
            .apply(updateId)
            .orElseThrow(() -> new BpmnError(DemographicUpdate.Errors.RECORD_CHANGED)));
  }
}
