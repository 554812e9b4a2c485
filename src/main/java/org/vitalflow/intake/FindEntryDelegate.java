package org.vitalflow.intake;

import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.vitalflow.process.DemographicUpdate;
import org.vitalflow.process.EventProcess;
import org.vitalflow.registry.Event;
import org.vitalflow.registry.Events;

/** Looks for the entry that a correction is about and tells the case of it. */
@Component
class FindEntryDelegate implements JavaDelegate {
  private final Events events;
  private final Correcting correcting;

  FindEntryDelegate(Events events, Correcting correcting) {
    this.events = events;
    this.correcting = correcting;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Event update = events.get(UUID.fromString(EventProcess.EVENT_ID.get(execution)));
    Optional<Event> found = correcting.entry(update);
    DemographicUpdate.ENTRY_FOUND.set(execution, found.isPresent());
    found.ifPresent(
        entry -> {
          events.corrects(update.id(), entry.id());
          DemographicUpdate.ENTRY_ID.set(execution, entry.id().toString());
          DemographicUpdate.ENTRY_TYPE.set(execution, entry.type());
          DemographicUpdate.ENTRY_OFFICE.set(execution, entry.office());
          DemographicUpdate.ENTRY_BY_CRVS.set(execution, entry.registeredByCrvs());
          DemographicUpdate.OWN_ENTRY.set(execution, entry.client().equals(update.client()));
        });
  }
}
