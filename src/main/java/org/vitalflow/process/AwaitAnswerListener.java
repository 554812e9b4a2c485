package org.vitalflow.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Says that a case begins to wait for MOSIP, so that an answer that came early is handed over at
 * once.
 */
@Component("awaitAnswerListener")
class AwaitAnswerListener implements ExecutionListener {
  private final ApplicationEventPublisher publisher;

  AwaitAnswerListener(ApplicationEventPublisher publisher) {
    this.publisher = publisher;
  }

  @Override
  public void notify(DelegateExecution execution) {
    publisher.publishEvent(new AnswerAwaited(MosipPacket.RID.get(execution)));
  }
}
