package org.vitalflow.intake;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.vitalflow.process.DuplicateCheck;
import org.vitalflow.process.EventProcess;

/** Ends the event in favour of the one that it repeats. */
@Component
class EndAsDuplicateDelegate implements JavaDelegate {
  private final Duplicates duplicates;

  EndAsDuplicateDelegate(Duplicates duplicates) {
    this.duplicates = duplicates;
  }

  @Override
  public void execute(DelegateExecution execution) {
    duplicates.end(UUID.fromString(EventProcess.EVENT_ID.get(execution)));
    DuplicateCheck.DUPLICATE.set(execution, "SAME");
  }
}
