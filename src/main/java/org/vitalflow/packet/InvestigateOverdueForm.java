package org.vitalflow.packet;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.vitalflow.process.FormTask;
import org.vitalflow.process.TaskForm;

/** MOSIP has not answered in time: what is done about it. */
@Component
class InvestigateOverdueForm implements TaskForm {
  private static final Set<Object> RESOLUTIONS = Set.of("ASK_NOW", "KEEP_WAITING");

  private final PacketFacts packet;

  private final PacketRows rows;

  InvestigateOverdueForm(PacketFacts packet, PacketRows rows) {
    this.packet = packet;
    this.rows = rows;
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
    String rid = String.valueOf(task.rid());
    Inquiry inquiry = rows.inquiry(rid);
    Instant looked = inquiry.lookedAt();
    String said = inquiry.externalStatus();
    Map<String, Object> shown = new HashMap<>(packet.of(task));
    shown.put("askedAt", looked == null ? "–" : packet.at(rid, looked, task.language()));
    shown.put(
        "external", said == null ? "–" : packet.word("form.external." + said, task.language()));
    return shown;
  }

  @Override
  public Map<String, Object> submit(FormTask task, Map<String, Object> fields) {
    return packet.resolution(task, fields, RESOLUTIONS);
  }
}
