package org.vitalflow.packet;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.vitalflow.process.FormTask;

/** MOSIP has not answered in time: what is done about it. */
@Component
class InvestigateOverdueForm extends ResolutionForm {
  private final Inquiries inquiries;

  InvestigateOverdueForm(PacketFacts packet, Inquiries inquiries) {
    super("investigate-overdue", packet, "ASK_NOW", "KEEP_WAITING");
    this.inquiries = inquiries;
  }

  @Override
  public Map<String, Object> show(FormTask task) {
    String rid = String.valueOf(task.rid());
    Inquiry inquiry = inquiries.of(rid);
    Instant looked = inquiry.lookedAt();
    String said = inquiry.externalStatus();
    Map<String, Object> shown = new HashMap<>(super.show(task));
    shown.put("askedAt", looked == null ? "–" : packet.at(rid, looked, task.language()));
    shown.put(
        "external", said == null ? "–" : packet.word("form.external." + said, task.language()));
    return shown;
  }
}
