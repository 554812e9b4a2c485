package org.vitalflow.intake;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.vitalflow.process.DuplicateCheck;

@Component
class SearchDuplicatesDelegate implements JavaDelegate {
  @Override
  public void execute(DelegateExecution execution) {
    DuplicateCheck.TWIN_FOUND.set(execution, false);
  }
}
