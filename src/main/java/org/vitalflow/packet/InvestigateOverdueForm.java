package org.vitalflow.packet;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.vitalflow.packet.Recovery.Action;
import org.vitalflow.process.FormRefused;
import org.vitalflow.process.FormTask;
import org.vitalflow.process.TaskForm;

/** MOSIP has not answered in time: what is done about it. */
@Component
class InvestigateOverdueForm implements TaskForm {
  private static final Set<Action> OFFERED =
      EnumSet.complementOf(EnumSet.of(Action.SECOND_RID, Action.CLOSE_WITHOUT_ID));

  private final PacketSituation situation;
  private final PacketFacts facts;
  private final Choices choices;
  private final WaitingDay waiting;
  private final EnteredNumber number;

  InvestigateOverdueForm(
      PacketSituation situation,
      PacketFacts facts,
      Choices choices,
      WaitingDay waiting,
      EnteredNumber number) {
    this.situation = situation;
    this.facts = facts;
    this.choices = choices;
    this.waiting = waiting;
    this.number = number;
  }

  @Override
  public String key() {
    return "investigate-overdue";
  }

  @Override
  public Set<String> writes() {
    var writes = new HashSet<>(EnteredNumber.FIELDS);
    writes.add(Choices.REMARK);
    return writes;
  }

  @Override
  public Set<String> decides() {
    return Set.of(PacketFacts.RESOLUTION, WaitingDay.FIELD);
  }

  @Override
  public Map<String, Object> show(FormTask task) {
    var shown = new HashMap<>(situation.of(task));
    shown.putAll(choices.shown(task, OFFERED, List.of(Choices.KEEP_WAITING)));
    shown.put("latest", waiting.latest(task));
    return shown;
  }

  @Override
  public Map<String, Object> submit(FormTask task, Map<String, Object> fields) {
    var known = new HashSet<Object>(Set.of(Choices.KEEP_WAITING));
    OFFERED.forEach(action -> known.add(action.name()));
    var decided = new HashMap<>(facts.resolution(task, fields, known));
    String chosen = String.valueOf(decided.get(PacketFacts.RESOLUTION));
    String reason = choices.mustHaveReason(task, fields);
    if (chosen.equals(Choices.KEEP_WAITING)) {
      decided.put(WaitingDay.FIELD, waiting.of(task, fields));
    } else {
      choices
          .objection(task, Action.valueOf(chosen))
          .ifPresent(
              why -> {
                throw new FormRefused(List.of(why));
              });
    }
    if (chosen.equals(Action.ENTER_RESULT.name())) {
      number.keep(task, fields);
    }
    choices.chosen(task, chosen, reason);
    return decided;
  }
}
