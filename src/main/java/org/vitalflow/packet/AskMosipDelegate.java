package org.vitalflow.packet;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.vitalflow.process.MosipPacket;

@Component
class AskMosipDelegate implements JavaDelegate {
  private final Asking asking;

  AskMosipDelegate(Asking asking) {
    this.asking = asking;
  }

  @Override
  public void execute(DelegateExecution execution) {
    asking.askNow(MosipPacket.RID.get(execution));
  }
}
