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

/** A second person decides whether a child may be asked for under a second number. */
@Component
class ApproveSecondRidForm implements TaskForm {
  private static final String APPROVAL = "approval";
  private static final String APPROVE = "APPROVE";
  private static final String WANTED = Action.SECOND_RID.name();

  private final PacketSituation situation;
  private final SecondPerson second;
  private final Choices choices;

  ApproveSecondRidForm(PacketSituation situation, SecondPerson second, Choices choices) {
    this.situation = situation;
    this.second = second;
    this.choices = choices;
  }

  @Override
  public String key() {
    return "approve-second-rid";
  }

  @Override
  public Set<String> writes() {
    return Set.of(Choices.REMARK);
  }

  @Override
  public Set<String> decides() {
    return Set.of(APPROVAL);
  }

  @Override
  public Map<String, Object> show(FormTask task) {
    var shown = new HashMap<>(situation.of(task));
    shown.putAll(second.shown(task, WANTED));
    shown.put("against", choices.objection(task, Action.SECOND_RID).orElse("–"));
    return shown;
  }

  @Override
  public Map<String, Object> submit(FormTask task, Map<String, Object> fields) {
    String said = second.answer(task, fields, APPROVAL, Set.of(APPROVE, "REFUSE"), WANTED);
    String reason = choices.mustHaveReason(task, fields);
    if (said.equals(APPROVE)) {
      choices
          .objection(task, Action.SECOND_RID)
          .ifPresent(
              why -> {
                throw new FormRefused(List.of(why));
              });
    }
    choices.chosen(
        task, said.equals(APPROVE) ? "SECOND_RID_APPROVED" : "SECOND_RID_REFUSED", reason);
    return Map.of(APPROVAL, said);
  }
}
