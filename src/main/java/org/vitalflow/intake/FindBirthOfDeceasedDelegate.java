package org.vitalflow.intake;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.vitalflow.process.DeathRegistration;
import org.vitalflow.process.EventProcess;

/** Finds the birth of who died, and says what the decision on telling MOSIP must know then. */
@Component
class FindBirthOfDeceasedDelegate implements JavaDelegate {
  private final BirthOfDeceased births;
  private final Registration registration;

  FindBirthOfDeceasedDelegate(BirthOfDeceased births, Registration registration) {
    this.births = births;
    this.registration = registration;
  }

  @Override
  public void execute(DelegateExecution execution) {
    UUID eventId = UUID.fromString(EventProcess.EVENT_ID.get(execution));
    DeathRegistration.BIRTH_AWAITED.set(execution, births.isAwaited(eventId));
    execution.setVariables(registration.idFacts(eventId).variables());
  }
}
