package org.vitalflow.intake;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.vitalflow.process.EventProcess;

/** Registers the record and says what the decision on an ID request must know at this moment. */
@Component
class RegisterRecordDelegate implements JavaDelegate {
  private final Registration registration;

  RegisterRecordDelegate(Registration registration) {
    this.registration = registration;
  }

  @Override
  public void execute(DelegateExecution execution) {
    UUID eventId = UUID.fromString(EventProcess.EVENT_ID.get(execution));
    execution.setVariables(registration.register(eventId).variables());
  }
}
