package org.vitalflow.packet;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.vitalflow.packet.Recovery.Action;
import org.vitalflow.process.FormRefused;
import org.vitalflow.process.FormTask;
import org.vitalflow.process.TaskForm;

/** MOSIP has been silent for long: whether it is waited on, by whom it is asked, or given up. */
@Component
class DecideOverdueForm implements TaskForm {
  private static final String HELPDESK = "HELPDESK";
  private static final String CLOSE = Action.CLOSE_WITHOUT_ID.name();

  private final PacketSituation situation;
  private final PacketFacts facts;
  private final Choices choices;
  private final WaitingDay waiting;
  private final Recovery recovery;

  DecideOverdueForm(
      PacketSituation situation,
      PacketFacts facts,
      Choices choices,
      WaitingDay waiting,
      Recovery recovery) {
    this.situation = situation;
    this.facts = facts;
    this.choices = choices;
    this.waiting = waiting;
    this.recovery = recovery;
  }

  @Override
  public String key() {
    return "decide-overdue";
  }

  @Override
  public Set<String> writes() {
    return Set.of(Choices.REMARK);
  }

  @Override
  public Set<String> decides() {
    return Set.of(PacketFacts.RESOLUTION, WaitingDay.FIELD);
  }

  @Override
  public Map<String, Object> show(FormTask task) {
    var shown = new HashMap<>(situation.of(task));
    shown.putAll(
        choices.shown(
            task, Set.of(Action.CLOSE_WITHOUT_ID), List.of(Choices.KEEP_WAITING, HELPDESK)));
    shown.put("latest", waiting.latest(task));
    return shown;
  }

  @Override
  public Map<String, Object> submit(FormTask task, Map<String, Object> fields) {
    Set<Object> known = Set.of(Choices.KEEP_WAITING, HELPDESK, CLOSE);
    var decided = new HashMap<>(facts.resolution(task, fields, known));
    String chosen = String.valueOf(decided.get(PacketFacts.RESOLUTION));
    String reason = choices.mustHaveReason(task, fields);
    if (chosen.equals(CLOSE)) {
      choices
          .objection(task, Action.CLOSE_WITHOUT_ID)
          .ifPresent(
              why -> {
                throw new FormRefused(List.of(why));
              });
      recovery.closeWithoutIdentity(String.valueOf(task.rid()), task.person().name());
    } else {
      decided.put(WaitingDay.FIELD, waiting.of(task, fields));
    }
    choices.chosen(task, chosen, reason);
    return decided;
  }
}
