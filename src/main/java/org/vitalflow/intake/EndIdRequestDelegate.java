package org.vitalflow.intake;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.vitalflow.process.EventProcess;
import org.vitalflow.registry.CertificateHistory;
import org.vitalflow.registry.EventStatus;
import org.vitalflow.registry.Events;

/** Puts a registered event's status back to where its own case stands, its ID request ended. */
@Component
class EndIdRequestDelegate implements JavaDelegate {
  private final Events events;
  private final CertificateHistory certificates;

  EndIdRequestDelegate(Events events, CertificateHistory certificates) {
    this.events = events;
    this.certificates = certificates;
  }

  @Override
  public void execute(DelegateExecution execution) {
    UUID eventId = UUID.fromString(EventProcess.EVENT_ID.get(execution));
    boolean certified = certificates.of(eventId).isPresent();
    events.status(eventId, certified ? EventStatus.COMPLETED : EventStatus.REGISTERED);
  }
}
