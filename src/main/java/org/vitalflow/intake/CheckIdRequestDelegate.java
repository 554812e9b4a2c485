package org.vitalflow.intake;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.vitalflow.process.EventProcess;
import org.vitalflow.registry.Events;
import org.vitalflow.registry.Records;

/** Says anew what the decision on an ID request must know of an event that is registered. */
@Component
class CheckIdRequestDelegate implements JavaDelegate {
  private final Events events;
  private final Records records;
  private final EventFacts facts;

  CheckIdRequestDelegate(Events events, Records records, EventFacts facts) {
    this.events = events;
    this.records = records;
    this.facts = facts;
  }

  @Override
  public void execute(DelegateExecution execution) {
    UUID eventId = UUID.fromString(EventProcess.EVENT_ID.get(execution));
    execution.setVariables(
        facts.idFacts(events.get(eventId), records.current(eventId)).variables());
  }
}
