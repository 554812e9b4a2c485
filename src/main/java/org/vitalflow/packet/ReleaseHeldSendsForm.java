package org.vitalflow.packet;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.vitalflow.process.FormRefused;
import org.vitalflow.process.FormTask;
import org.vitalflow.process.TaskForm;
import org.vitalflow.registry.Journal;

/** MOSIP refused many packets for one cause: whether sending goes on. */
@Component
class ReleaseHeldSendsForm implements TaskForm {
  private static final String MENDED = "mended";

  private final Holds holds;
  private final PacketFacts facts;
  private final Journal journal;

  ReleaseHeldSendsForm(Holds holds, PacketFacts facts, Journal journal) {
    this.holds = holds;
    this.facts = facts;
    this.journal = journal;
  }

  @Override
  public String key() {
    return "release-held-sends";
  }

  @Override
  public Set<String> writes() {
    return Set.of(MENDED);
  }

  @Override
  public Set<String> decides() {
    return Set.of();
  }

  @Override
  public Map<String, Object> show(FormTask task) {
    return holds
        .shownBy(task.eventId())
        .map(
            hold ->
                Map.<String, Object>of(
                    "process", hold.process(),
                    "office", hold.office().isEmpty() ? "*" : hold.office(),
                    "reason", facts.reason(hold.cause(), task.language()),
                    "rawReason", hold.cause(),
                    "refusals", String.valueOf(hold.refusals())))
        .orElse(Map.of());
  }

  @Override
  public Map<String, Object> submit(FormTask task, Map<String, Object> fields) {
    if (!Boolean.TRUE.equals(fields.get(MENDED))) {
      throw new FormRefused(List.of(facts.word("form.hold.mended", task.language())));
    }
    holds.shownBy(task.eventId()).ifPresent(hold -> holds.release(hold.id(), task.person().name()));
    journal.note(task.eventId(), "SENDS_RELEASED", task.person().name(), null);
    return Map.of();
  }
}
