package org.vitalflow.packet;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.vitalflow.process.EventProcess;
import org.vitalflow.registry.Event;
import org.vitalflow.registry.Events;

@Component
class ReserveRidDelegate implements JavaDelegate {
  private final Packets packets;
  private final Events events;

  ReserveRidDelegate(Packets packets, Events events) {
    this.packets = packets;
    this.events = events;
  }

  @Override
  public void execute(DelegateExecution execution) {
    UUID eventId = UUID.fromString(EventProcess.EVENT_ID.get(execution));
    Event event = events.lock(eventId);
    if (event.idWithdrawn() || event.deceased()) {
      EventProcess.ID_REQUEST.set(execution, event.deceased() ? "DECEASED" : "NOT_CONSENTED");
      throw new BpmnError(EventProcess.Errors.ID_REQUEST_WITHDRAWN);
    }
    events.idRequested(eventId);
    EventProcess.RID.set(execution, packets.reserve(events.get(eventId)));
  }
}
