package org.vitalflow.packet;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.vitalflow.process.MosipPacket;

@Component
class FindOutWhyDelegate implements JavaDelegate {
  private final Asking asking;

  FindOutWhyDelegate(Asking asking) {
    this.asking = asking;
  }

  @Override
  public void execute(DelegateExecution execution) {
    asking.findOutWhy(MosipPacket.RID.get(execution));
  }
}
