package org.vitalflow.intake;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;
import org.vitalflow.process.MosipPacket;
import org.vitalflow.registry.Event;
import org.vitalflow.registry.Events;
import org.vitalflow.registry.Records;

/** Lays before the decision what is known of the request at the moment of sending. */
@Component
class CheckEligibilityDelegate implements JavaDelegate {
  private final Events events;
  private final Records records;
  private final EventFacts facts;

  CheckEligibilityDelegate(Events events, Records records, EventFacts facts) {
    this.events = events;
    this.records = records;
    this.facts = facts;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Event event = events.get(UUID.fromString(MosipPacket.EVENT_ID.get(execution)));
    // transient: they are true of this moment alone
    facts
        .idFacts(event, records.current(event.id()))
        .variables()
        .forEach(
            (name, value) -> execution.setVariable(name, Variables.untypedValue(value, true)));
  }
}
