package org.vitalflow.intake;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.vitalflow.process.Cases;
import org.vitalflow.process.DeathFollowUp;
import org.vitalflow.process.EventProcess;
import org.vitalflow.registry.Events;

/** Asks a person to look at what the death may mean for others, where there is anything. */
@Component
class SuggestFollowUpDelegate implements JavaDelegate {
  private final Suggestions suggestions;
  private final Events events;
  private final Cases cases;

  SuggestFollowUpDelegate(Suggestions suggestions, Events events, Cases cases) {
    this.suggestions = suggestions;
    this.events = events;
    this.cases = cases;
  }

  @Override
  public void execute(DelegateExecution execution) {
    UUID eventId = UUID.fromString(EventProcess.EVENT_ID.get(execution));
    if (!suggestions.of(eventId).isEmpty()) {
      cases.beside(DeathFollowUp.KEY, events.get(eventId));
    }
  }
}
