package org.vitalflow.packet;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.vitalflow.process.MosipPacket;

@Component
class SendAgainDelegate implements JavaDelegate {
  private final Remedies remedies;

  SendAgainDelegate(Remedies remedies) {
    this.remedies = remedies;
  }

  @Override
  public void execute(DelegateExecution execution) {
    remedies.sendAgain(
        UUID.fromString(MosipPacket.EVENT_ID.get(execution)), MosipPacket.RID.get(execution));
  }
}
