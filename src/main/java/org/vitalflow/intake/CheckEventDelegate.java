package org.vitalflow.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.vitalflow.process.DeathRegistration;
import org.vitalflow.process.EventProcess;
import org.vitalflow.registry.Event;
import org.vitalflow.registry.Events;
import org.vitalflow.registry.Records;

@Component
class CheckEventDelegate implements JavaDelegate {
  private final Events events;
  private final Records records;
  private final EventFacts facts;

  CheckEventDelegate(Events events, Records records, EventFacts facts) {
    this.events = events;
    this.records = records;
    this.facts = facts;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Event event = events.get(UUID.fromString(EventProcess.EVENT_ID.get(execution)));
    ObjectNode record = records.current(event.id());
    EventProcess.MISSING.set(execution, facts.isSomethingMissing(event, record));
    EventProcess.STAFFING.set(execution, facts.staffing(event));
    EventProcess.MOTHER_ABSENT.set(execution, record.at("/mother/absentBecause").asText(""));
    EventProcess.FATHERS_BASIS.set(execution, record.at("/father/basis").asText(""));
    DeathRegistration.UNDER_INQUIRY.set(execution, facts.isUnderInquiry(record));
    EventProcess.EVENT_AGE_DAYS.set(execution, facts.ageInDays(event, record));
  }
}
