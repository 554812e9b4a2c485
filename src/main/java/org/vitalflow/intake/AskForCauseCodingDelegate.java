package org.vitalflow.intake;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.vitalflow.process.Cases;
import org.vitalflow.process.CauseCoding;
import org.vitalflow.process.EventProcess;
import org.vitalflow.registry.Events;
import org.vitalflow.registry.Records;

/** Asks for the code of the cause where a certifier wrote the cause down and nobody coded it. */
@Component
class AskForCauseCodingDelegate implements JavaDelegate {
  private final Events events;
  private final Records records;
  private final Cases cases;

  AskForCauseCodingDelegate(Events events, Records records, Cases cases) {
    this.events = events;
    this.records = records;
    this.cases = cases;
  }

  @Override
  public void execute(DelegateExecution execution) {
    UUID eventId = UUID.fromString(EventProcess.EVENT_ID.get(execution));
    var medical = records.current(eventId).path("medical");
    if (!medical.isEmpty() && medical.at("/underlying/code").asText("").isBlank()) {
      cases.beside(CauseCoding.KEY, events.get(eventId));
    }
  }
}
