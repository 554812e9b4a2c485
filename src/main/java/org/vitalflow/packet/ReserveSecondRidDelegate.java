package org.vitalflow.packet;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.vitalflow.process.MosipPacket;

/** From here on the process is that of the second RID: its answers are correlated by it. */
@Component
class ReserveSecondRidDelegate implements JavaDelegate {
  private final Remedies remedies;

  ReserveSecondRidDelegate(Remedies remedies) {
    this.remedies = remedies;
  }

  @Override
  public void execute(DelegateExecution execution) {
    UUID eventId = UUID.fromString(MosipPacket.EVENT_ID.get(execution));
    try {
      String second = remedies.secondRid(eventId, MosipPacket.RID.get(execution));
      MosipPacket.RID.set(execution, second);
      execution.setProcessBusinessKey(second);
    } catch (Remedies.NotSafe notSafe) {
      throw new BpmnError(MosipPacket.Errors.NOT_SAFE);
    }
  }
}
