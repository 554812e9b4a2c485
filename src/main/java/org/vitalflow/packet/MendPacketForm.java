package org.vitalflow.packet;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.vitalflow.process.FormTask;
import org.vitalflow.process.TaskForm;
import org.vitalflow.registry.Journal;

/** Nothing was sent, because MOSIP would not take the packet: what is wrong, and how it goes on. */
@Component
class MendPacketForm implements TaskForm {
  private static final String SEND_AGAIN = "SEND_AGAIN";
  private static final String CLOSE = "CLOSE_WITHOUT_ID";
  private static final Set<Object> RESOLUTIONS = Set.of(SEND_AGAIN, CLOSE);

  private final PacketFacts facts;
  private final Packing packing;
  private final PacketRows rows;
  private final MosipWords words;
  private final Journal journal;
  private final Settlements settlements;

  MendPacketForm(
      PacketFacts facts,
      Packing packing,
      PacketRows rows,
      MosipWords words,
      Journal journal,
      Settlements settlements) {
    this.facts = facts;
    this.packing = packing;
    this.rows = rows;
    this.words = words;
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
    shown.putAll(words.shown(task));
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
    words.keep(task, fields);
    return decided;
  }
}
