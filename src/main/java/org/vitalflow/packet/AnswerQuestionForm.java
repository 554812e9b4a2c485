package org.vitalflow.packet;

import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.vitalflow.process.FormTask;

/** MOSIP paused a packet until it is told more: what it asks, and that it was answered. */
@Component
class AnswerQuestionForm extends ResolutionForm {
  private final Inquiries inquiries;

  AnswerQuestionForm(PacketFacts packet, Inquiries inquiries) {
    super("answer-question", packet, "ANSWERED");
    this.inquiries = inquiries;
  }

  @Override
  public Map<String, Object> show(FormTask task) {
    Map<String, Object> shown = new HashMap<>(super.show(task));
    String question = inquiries.of(String.valueOf(task.rid())).question();
    String[] parts = (question == null ? "–" : question).split(" ", 2);
    shown.put("asked", parts[0]);
    shown.put("request", parts.length > 1 ? parts[1] : "–");
    return shown;
  }
}
