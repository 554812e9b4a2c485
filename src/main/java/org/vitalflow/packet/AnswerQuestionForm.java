package org.vitalflow.packet;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.vitalflow.process.FormTask;
import org.vitalflow.process.TaskForm;

/** MOSIP paused a packet until it is told more: what it asks, and that it was answered. */
@Component
class AnswerQuestionForm implements TaskForm {
  private final PacketFacts packet;
  private final Inquiries inquiries;

  AnswerQuestionForm(PacketFacts packet, Inquiries inquiries) {
    this.packet = packet;
    this.inquiries = inquiries;
  }

  @Override
  public String key() {
    return "answer-question";
  }

  @Override
  public Set<String> writes() {
    return Set.of();
  }

  @Override
  public Set<String> decides() {
    return Set.of(PacketFacts.RESOLUTION);
  }

  @Override
  public Map<String, Object> show(FormTask task) {
    Map<String, Object> shown = new HashMap<>(packet.of(task));
    String question = inquiries.of(String.valueOf(task.rid())).question();
    String[] parts = (question == null ? "–" : question).split(" ", 2);
    shown.put("asked", parts[0]);
    shown.put("request", parts.length > 1 ? parts[1] : "–");
    return shown;
  }

  @Override
  public Map<String, Object> submit(FormTask task, Map<String, Object> fields) {
    return packet.resolution(task, fields, Set.of("ANSWERED"));
  }
}
