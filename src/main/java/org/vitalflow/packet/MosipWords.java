package org.vitalflow.packet;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.vitalflow.process.FormRefused;
import org.vitalflow.process.FormTask;
import org.vitalflow.registry.Journal;
import org.vitalflow.registry.MosipValues;

/** What ID operations tell MOSIP in other words than the record, as the forms show and take it. */
@Component
class MosipWords {
  private static final int LONGEST = 200;

  private final Packing packing;
  private final MosipValues values;
  private final PacketFacts facts;
  private final Journal journal;

  MosipWords(Packing packing, MosipValues values, PacketFacts facts, Journal journal) {
    this.packing = packing;
    this.values = values;
    this.facts = facts;
    this.journal = journal;
  }

  /** The fields of {@link MosipSide#FIELDS}, filled with what MOSIP would be told now. */
  Map<String, Object> shown(FormTask task) {
    return MosipSide.shown(packing.told(task.eventId()));
  }

  /**
   * Keeps those of the fields that were changed.
   *
   * @throws FormRefused where MOSIP would not take the packet even so
   */
  void keep(FormTask task, Map<String, Object> fields) {
    Map<String, Object> before = shown(task);
    var after = new HashMap<>(before);
    after.putAll(fields);
    after.keySet().retainAll(MosipSide.FIELDS);
    if (after.values().stream().anyMatch(v -> v instanceof String s && s.length() > LONGEST)) {
      throw new FormRefused(List.of(facts.word("form.mend.too-long", task.language())));
    }
    if (!after.equals(before)) {
      String person = task.person().name();
      values.keep(task.eventId(), MosipSide.entered(after), person);
      journal.note(task.eventId(), "MOSIP_VALUES_CHANGED", person, task.rid());
    }
    List<String> left = packing.faults(task);
    if (!left.isEmpty()) {
      throw new FormRefused(left);
    }
  }
}
