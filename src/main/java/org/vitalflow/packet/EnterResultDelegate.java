package org.vitalflow.packet;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.vitalflow.process.MosipPacket;

@Component
class EnterResultDelegate implements JavaDelegate {
  private final Remedies remedies;

  EnterResultDelegate(Remedies remedies) {
    this.remedies = remedies;
  }

  @Override
  public void execute(DelegateExecution execution) {
    remedies.enterResult(
        UUID.fromString(MosipPacket.EVENT_ID.get(execution)), MosipPacket.RID.get(execution));
  }
}
