package org.vitalflow.process;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;
import org.vitalflow.registry.Events;

/** Keeps with the event what the decision {@code timeliness} said, for views and task names. */
@Component("timelinessListener")
class TimelinessListener implements ExecutionListener {
  private final Events events;

  TimelinessListener(Events events) {
    this.events = events;
  }

  @Override
  public void notify(DelegateExecution execution) {
    UUID eventId = UUID.fromString(EventProcess.EVENT_ID.get(execution));
    events.timeliness(eventId, EventProcess.TIMELINESS.get(execution));
  }
}
