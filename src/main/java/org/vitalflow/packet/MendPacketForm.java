package org.vitalflow.packet;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.vitalflow.process.FormRefused;
import org.vitalflow.process.FormTask;
import org.vitalflow.process.TaskForm;
import org.vitalflow.registry.Journal;
import org.vitalflow.registry.MosipValues;

/** Nothing was sent, because MOSIP would not take the packet: what is wrong, and how it goes on. */
@Component
class MendPacketForm implements TaskForm {
  private static final String SEND_AGAIN = "SEND_AGAIN";
  private static final String CLOSE = "CLOSE_WITHOUT_ID";
  private static final Set<Object> RESOLUTIONS = Set.of(SEND_AGAIN, CLOSE);
  private static final int LONGEST = 200;

  private final PacketFacts facts;
  private final Packing packing;
  private final PacketRows rows;
  private final MosipValues values;
  private final Journal journal;
  private final Settlements settlements;

  MendPacketForm(
      PacketFacts facts,
      Packing packing,
      PacketRows rows,
      MosipValues values,
      Journal journal,
      Settlements settlements) {
    this.facts = facts;
    this.packing = packing;
    this.rows = rows;
    this.values = values;
    this.journal = journal;
    this.settlements = settlements;
  }

  @Override
  public String key() {
    return "mend-packet";
  }

  @Override
  public Set<String> writes() {
    return MosipSide.FIELDS;
  }

  @Override
  public Set<String> decides() {
    return Set.of(PacketFacts.RESOLUTION);
  }

  @Override
  public Map<String, Object> show(FormTask task) {
    var shown = new HashMap<>(facts.of(task));
    shown.putAll(MosipSide.shown(packing.told(task.eventId())));
    shown.put("faults", String.join(" · ", packing.faults(task)));
    return shown;
  }

  @Override
  public Map<String, Object> submit(FormTask task, Map<String, Object> fields) {
    Map<String, Object> decided = facts.resolution(task, fields, RESOLUTIONS);
    String rid = String.valueOf(task.rid());
    if (CLOSE.equals(decided.get(PacketFacts.RESOLUTION))) {
      rows.closedUnsent(rid);
      settlements.tell(task.eventId());
      journal.note(task.eventId(), "PACKET_CLOSED_UNSENT", task.person().name(), rid);
      return decided;
    }
    if (fields.values().stream().anyMatch(v -> v instanceof String s && s.length() > LONGEST)) {
      throw new FormRefused(List.of(facts.word("form.mend.too-long", task.language())));
    }
    Map<String, Object> before = MosipSide.shown(packing.told(task.eventId()));
    var after = new HashMap<>(before);
    after.putAll(fields);
    after.remove(PacketFacts.RESOLUTION);
    if (!after.equals(before)) {
      values.keep(task.eventId(), MosipSide.entered(after), task.person().name());
      journal.note(task.eventId(), "MOSIP_VALUES_CHANGED", task.person().name(), rid);
    }
    List<String> left = packing.faults(task);
    if (!left.isEmpty()) {
      throw new FormRefused(left);
    }
    return decided;
  }
}
