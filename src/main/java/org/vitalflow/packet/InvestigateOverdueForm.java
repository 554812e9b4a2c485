package org.vitalflow.packet;

import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.vitalflow.process.FormTask;
import org.vitalflow.process.TaskForm;

/** MOSIP has not answered in time: what is done about it. */
@Component
class InvestigateOverdueForm implements TaskForm {
  private static final Set<Object> RESOLUTIONS = Set.of("KEEP_WAITING");

  private final PacketFacts packet;

  InvestigateOverdueForm(PacketFacts packet) {
    this.packet = packet;
  }

  @Override
  public String key() {
    return "investigate-overdue";
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
    return packet.of(task);
  }

  @Override
  public Map<String, Object> submit(FormTask task, Map<String, Object> fields) {
    return packet.resolution(task, fields, RESOLUTIONS);
  }
}
