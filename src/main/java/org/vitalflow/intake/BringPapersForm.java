package org.vitalflow.intake;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.vitalflow.process.FormTask;
import org.vitalflow.process.TaskForm;
import org.vitalflow.registry.Journal;
import org.vitalflow.registry.Remarks;

/** A clerk brings what somebody needs to decide on a possible duplicate. */
@Component
class BringPapersForm implements TaskForm {
  private static final String BROUGHT = "brought";

  private final TwinFacts facts;
  private final Journal journal;
  private final Remarks remarks;

  BringPapersForm(TwinFacts facts, Journal journal, Remarks remarks) {
    this.facts = facts;
    this.journal = journal;
    this.remarks = remarks;
  }

  @Override
  public String key() {
    return "bring-papers";
  }

  @Override
  public Set<String> writes() {
    return Set.of(BROUGHT);
  }

  @Override
  public Set<String> decides() {
    return Set.of();
  }

  @Override
  public Map<String, Object> show(FormTask task) {
    var shown = new HashMap<>(facts.shown(task));
    shown.put(
        "wanted",
        remarks.of(task.eventId()).stream()
            .filter(remark -> remark.what().equals(DecideDuplicateForm.PAPERS))
            .map(Remarks.Remark::text)
            .findFirst()
            .orElse("–"));
    return shown;
  }

  @Override
  public Map<String, Object> submit(FormTask task, Map<String, Object> fields) {
    String brought = TwinFacts.written(fields, BROUGHT);
    if (brought.isEmpty()) {
      throw facts.refused("form.duplicate.brought", task);
    }
    String person = task.person().name();
    remarks.keep(task.eventId(), "PAPERS_BROUGHT", null, brought, person);
    journal.note(task.eventId(), "PAPERS_BROUGHT", person, null);
    return Map.of();
  }
}
