package org.vitalflow.intake;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;
import org.vitalflow.process.MosipPacket;

/** Lays before the decision what is known of the request at the moment of sending. */
@Component
class CheckEligibilityDelegate implements JavaDelegate {
  private final Registration registration;

  CheckEligibilityDelegate(Registration registration) {
    this.registration = registration;
  }

  @Override
  public void execute(DelegateExecution execution) {
    UUID eventId = UUID.fromString(MosipPacket.EVENT_ID.get(execution));
    // transient, being true of this moment alone; what the caller passed in is not and stays so
    registration
        .idFacts(eventId)
        .variables()
        .forEach(
            (name, fact) ->
                execution.setVariable(
                    name, Variables.untypedValue(fact, !execution.hasVariable(name))));
  }
}
