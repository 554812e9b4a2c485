package org.vitalflow.packet;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.vitalflow.process.FormRefused;
import org.vitalflow.process.FormTask;
import org.vitalflow.registry.Journal;
import org.vitalflow.registry.Remarks;

/** What a second person, never the first one, says of what the first one wants. */
@Component
class SecondPerson {
  private final Journal journal;
  private final Remarks remarks;
  private final PacketFacts facts;

  SecondPerson(Journal journal, Remarks remarks, PacketFacts facts) {
    this.journal = journal;
    this.remarks = remarks;
    this.facts = facts;
  }

  /** The values of {@code wantedBy} and {@code wantedReason}: who decided this last, and why. */
  Map<String, Object> shown(FormTask task, String word) {
    return Map.of("wantedBy", first(task, word), "wantedReason", reason(task, word));
  }

  /** The answer of the second person; fails where it is none, or the person is the first one. */
  String answer(
      FormTask task, Map<String, Object> fields, String field, Set<String> known, String word) {
    String answer = Choices.text(fields, field);
    if (!known.contains(answer)) {
      throw new FormRefused(List.of(facts.word("form.second.answer", task.language())));
    }
    if (first(task, word).equals(task.person().name())) {
      throw new FormRefused(List.of(facts.word("form.second.same", task.language())));
    }
    return answer;
  }

  private String first(FormTask task, String word) {
    return journal.timeline(task.eventId()).stream()
        .filter(entry -> entry.what().equals(word))
        .reduce((earlier, later) -> later)
        .map(Journal.Entry::by)
        .orElse("–");
  }

  private String reason(FormTask task, String word) {
    return remarks.of(task.eventId()).stream()
        .filter(remark -> remark.what().equals(word))
        .findFirst()
        .map(Remarks.Remark::text)
        .orElse("–");
  }
}
