package org.vitalflow.packet;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.vitalflow.process.EventProcess;
import org.vitalflow.registry.Events;

/**
 * A normal end of the ID request: nothing is asked of MOSIP, for the reason the decision gave. A
 * RID that is reserved already is closed.
 */
@Component
class RecordNoIdRequestDelegate implements JavaDelegate {
  private final Packets packets;
  private final Events events;

  RecordNoIdRequestDelegate(Packets packets, Events events) {
    this.packets = packets;
    this.events = events;
  }

  @Override
  public void execute(DelegateExecution execution) {
    UUID eventId = UUID.fromString(EventProcess.EVENT_ID.get(execution));
    String reason = EventProcess.ID_REQUEST.get(execution);
    EventProcess.RID.find(execution).ifPresent(rid -> packets.notSent(eventId, rid, reason));
    events.idNotRequested(eventId, reason);
  }
}
