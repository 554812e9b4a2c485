package org.vitalflow.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.vitalflow.process.BirthRegistration;

/** Registers the record and says what the decision on an ID request must know at this moment. */
@Component
class RegisterRecordDelegate implements JavaDelegate {
  private final Registration registration;

  RegisterRecordDelegate(Registration registration) {
    this.registration = registration;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var registered =
        registration.register(UUID.fromString(BirthRegistration.EVENT_ID.get(execution)));
    JsonNode record = registered.record();
    BirthRegistration.OUTCOME.set(execution, record.path("outcome").asText("LIVE_BIRTH"));
    BirthRegistration.ORIGIN.set(execution, record.path("origin").asText(""));
    BirthRegistration.HAS_NAME.set(execution, !record.at("/child/name").isEmpty());
    BirthRegistration.CONSENT.set(execution, registered.identityWanted());
    BirthRegistration.INFANT_DAYS_LEFT.set(execution, registered.infantDaysLeft());
  }
}
