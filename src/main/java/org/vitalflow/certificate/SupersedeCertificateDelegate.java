package org.vitalflow.certificate;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.vitalflow.process.DemographicUpdate;
import org.vitalflow.process.EventProcess;
import org.vitalflow.registry.Event;
import org.vitalflow.registry.Events;

/** Marks the entry's paper as outgrown where the correction changes what is printed on it. */
@Component
class SupersedeCertificateDelegate implements JavaDelegate {
  private final Events events;
  private final Certificates certificates;

  SupersedeCertificateDelegate(Events events, Certificates certificates) {
    this.events = events;
    this.certificates = certificates;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Event update = events.get(UUID.fromString(EventProcess.EVENT_ID.get(execution)));
    Integer version = update.targetVersion();
    DemographicUpdate.PAPER_DUE.set(
        execution,
        update.target() != null
            && version != null
            && certificates.supersede(update.target(), version));
  }
}
