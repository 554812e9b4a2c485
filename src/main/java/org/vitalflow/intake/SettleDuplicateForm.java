package org.vitalflow.intake;

import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.vitalflow.process.DuplicateCheck;
import org.vitalflow.process.FormTask;
import org.vitalflow.process.TaskForm;
import org.vitalflow.registry.Remarks;
import org.vitalflow.registry.Twins;
import org.vitalflow.registry.Twins.Twin;

/** A second person says what becomes of a registered event that is held as a duplicate. */
@Component
class SettleDuplicateForm implements TaskForm {
  private static final String DECISION = DuplicateCheck.TWIN_DECISION.name();
  private static final String REASON = "reason";
  private static final String RELEASE = "RELEASE";
  private static final Set<String> DECISIONS = Set.of(RELEASE, "CLOSE");

  private final TwinFacts facts;
  private final Twins twins;
  private final Duplicates duplicates;
  private final Remarks remarks;

  SettleDuplicateForm(TwinFacts facts, Twins twins, Duplicates duplicates, Remarks remarks) {
    this.facts = facts;
    this.twins = twins;
    this.duplicates = duplicates;
    this.remarks = remarks;
  }

  @Override
  public String key() {
    return "settle-duplicate";
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
    if (reason.isEmpty()) {
      throw facts.refused("form.duplicate.reason", task);
    }
    Twin twin =
        twins
            .last(task.eventId())
            .orElseThrow(() -> facts.refused("form.birth.changed-meanwhile", task));
    String person = task.person().name();
    if (decision.equals(RELEASE)) {
      if (person.equals(twin.decidedBy())) {
        throw facts.refused("form.duplicate.four-eyes", task);
      }
      duplicates.release(twin, person);
    }
    remarks.keep(task.eventId(), "DUPLICATE_" + decision, null, reason, person);
    return Map.of(DECISION, decision);
  }
}
