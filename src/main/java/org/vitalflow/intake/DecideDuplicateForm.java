package org.vitalflow.intake;

import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.vitalflow.process.DuplicateCheck;
import org.vitalflow.process.FormTask;
import org.vitalflow.process.TaskForm;
import org.vitalflow.registry.Journal;
import org.vitalflow.registry.Remarks;
import org.vitalflow.registry.Twins;
import org.vitalflow.registry.Twins.Twin;

/** Somebody decides whether two records are of one person. */
@Component
class DecideDuplicateForm implements TaskForm {
  static final String PAPERS = "DUPLICATE_PAPERS";

  private static final String DECISION = DuplicateCheck.TWIN_DECISION.name();
  private static final String REASON = "reason";
  private static final String ASK = "ASK_FOR_PAPERS";
  private static final Set<String> DECISIONS = Set.of(Twins.DIFFERENT, Twins.SAME, ASK);

  private final TwinFacts facts;
  private final Twins twins;
  private final Journal journal;
  private final Remarks remarks;

  DecideDuplicateForm(TwinFacts facts, Twins twins, Journal journal, Remarks remarks) {
    this.facts = facts;
    this.twins = twins;
    this.journal = journal;
    this.remarks = remarks;
  }

  @Override
  public String key() {
    return "decide-duplicate";
  }

  @Override
  public Set<String> writes() {
    return Set.of(REASON);
  }

  @Override
  public Set<String> decides() {
    return Set.of(DECISION);
  }

  @Override
  public Map<String, Object> show(FormTask task) {
    return facts.shown(task);
  }

  @Override
  public Map<String, Object> submit(FormTask task, Map<String, Object> fields) {
    String decision = facts.decision(task, fields, DECISIONS);
    String reason = TwinFacts.written(fields, REASON);
    if (reason.isEmpty() && !decision.equals(Twins.DIFFERENT)) {
      throw facts.refused("form.duplicate.reason", task);
    }
    Twin twin =
        twins
            .last(task.eventId())
            .filter(asked -> asked.decision() == null)
            .orElseThrow(() -> facts.refused("form.birth.changed-meanwhile", task));
    String person = task.person().name();
    String what = decision.equals(ASK) ? PAPERS : "TWIN_" + decision;
    if (!decision.equals(ASK)) {
      twins.decide(twin, decision, person);
    }
    if (!reason.isEmpty()) {
      remarks.keep(task.eventId(), what, null, reason, person);
    }
    journal.note(task.eventId(), what, person, null);
    return Map.of(DECISION, decision);
  }
}
