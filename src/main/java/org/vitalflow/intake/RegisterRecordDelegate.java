package org.vitalflow.intake;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.vitalflow.process.BirthRegistration;
import org.vitalflow.process.IdRequestFacts;

/** Registers the record and says what the decision on an ID request must know at this moment. */
@Component
class RegisterRecordDelegate implements JavaDelegate {
  private final Registration registration;

  RegisterRecordDelegate(Registration registration) {
    this.registration = registration;
  }

  @Override
  public void execute(DelegateExecution execution) {
    IdRequestFacts asked =
        registration.register(
            UUID.fromString(BirthRegistration.EVENT_ID.get(execution)),
            BirthRegistration.DECIDED_BY.find(execution));
    BirthRegistration.OUTCOME.set(execution, asked.outcome());
    BirthRegistration.ORIGIN.set(execution, asked.origin());
    BirthRegistration.HAS_NAME.set(execution, asked.hasName());
    BirthRegistration.CONSENT.set(execution, asked.consent());
    BirthRegistration.INFANT_DAYS_LEFT.set(execution, asked.infantDaysLeft());
  }
}
