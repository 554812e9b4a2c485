package org.vitalflow.packet;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.vitalflow.process.EventProcess;
import org.vitalflow.registry.Events;

/** Says whether a correction changes anything that MOSIP holds. */
@Component
class CompareMosipFactsDelegate implements JavaDelegate {
  private final Events events;
  private final ChangedFields changed;

  CompareMosipFactsDelegate(Events events, ChangedFields changed) {
    this.events = events;
    this.changed = changed;
  }

  @Override
  public void execute(DelegateExecution execution) {
    UUID eventId = UUID.fromString(EventProcess.EVENT_ID.get(execution));
    EventProcess.MOSIP_FACTS_CHANGED.set(execution, !changed.of(events.get(eventId)).isEmpty());
  }
}
