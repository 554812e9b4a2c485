package org.vitalflow.intake;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.vitalflow.process.DuplicateCheck;
import org.vitalflow.process.EventProcess;

@Component
class SearchDuplicatesDelegate implements JavaDelegate {
  private final Duplicates duplicates;

  SearchDuplicatesDelegate(Duplicates duplicates) {
    this.duplicates = duplicates;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Duplicates.Found found =
        duplicates.search(UUID.fromString(EventProcess.EVENT_ID.get(execution)));
    DuplicateCheck.TWIN_FOUND.set(execution, found.likely());
    DuplicateCheck.DECIDER.set(execution, found.oneOffice() ? "registrar" : "supervisor");
    DuplicateCheck.DUPLICATE.set(execution, "NONE");
  }
}
