package org.vitalflow.packet;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.vitalflow.process.EventProcess;
import org.vitalflow.registry.Events;

/** A normal end of the ID request: nothing is asked of MOSIP, for the reason the decision gave. */
@Component
class RecordNoIdRequestDelegate implements JavaDelegate {
  private final Events events;

  RecordNoIdRequestDelegate(Events events) {
    this.events = events;
  }

  @Override
  public void execute(DelegateExecution execution) {
    events.idNotRequested(
        UUID.fromString(EventProcess.EVENT_ID.get(execution)),
        EventProcess.ID_REQUEST.get(execution));
  }
}
