package org.vitalflow.packet;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.vitalflow.mosip.MosipRefused;
import org.vitalflow.process.MosipPacket;

@Component
class CreatePacketDelegate implements JavaDelegate {
  private final Sending sending;

  CreatePacketDelegate(Sending sending) {
    this.sending = sending;
  }

  @Override
  public void execute(DelegateExecution execution) {
    UUID eventId = UUID.fromString(MosipPacket.EVENT_ID.get(execution));
    String rid = MosipPacket.RID.get(execution);
    try {
      sending.createPacket(eventId, rid);
    } catch (SendLater later) {
      sending.later(eventId, rid, later);
      throw new BpmnError(MosipPacket.Errors.SEND_LATER);
    } catch (MosipRefused | PacketIncomplete refused) {
      sending.refused(eventId, rid, String.valueOf(refused.getMessage()));
      throw new BpmnError(MosipPacket.Errors.PACKET_REFUSED);
    }
  }
}
