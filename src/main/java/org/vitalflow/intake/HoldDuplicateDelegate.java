package org.vitalflow.intake;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.vitalflow.process.EventProcess;

/** Holds what its CRVS has registered until its sender cancels it or somebody releases it. */
@Component
class HoldDuplicateDelegate implements JavaDelegate {
  private final Duplicates duplicates;

  HoldDuplicateDelegate(Duplicates duplicates) {
    this.duplicates = duplicates;
  }

  @Override
  public void execute(DelegateExecution execution) {
    duplicates.hold(UUID.fromString(EventProcess.EVENT_ID.get(execution)));
  }
}
