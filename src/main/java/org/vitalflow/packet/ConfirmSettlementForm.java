package org.vitalflow.packet;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.vitalflow.process.FormTask;
import org.vitalflow.process.TaskForm;

/** A supervisor confirms how two identities of one person were settled, or sends it back. */
@Component
class ConfirmSettlementForm implements TaskForm {
  private static final String CONFIRMATION = "confirmation";
  private static final String AGREE = "AGREE";

  private final Identities identities;
  private final SecondPerson second;
  private final Choices choices;

  ConfirmSettlementForm(Identities identities, SecondPerson second, Choices choices) {
    this.identities = identities;
    this.second = second;
    this.choices = choices;
  }

  @Override
  public String key() {
    return "confirm-settlement";
  }

  @Override
  public Set<String> writes() {
    return Set.of(Choices.REMARK);
  }

  @Override
  public Set<String> decides() {
    return Set.of(CONFIRMATION);
  }

  @Override
  public Map<String, Object> show(FormTask task) {
    var shown = new HashMap<>(identities.of(task));
    shown.putAll(second.shown(task, TwoIdentitiesForm.STAYS));
    return shown;
  }

  @Override
  public Map<String, Object> submit(FormTask task, Map<String, Object> fields) {
    String said =
        second.answer(task, fields, CONFIRMATION, Set.of(AGREE, "REFUSE"), TwoIdentitiesForm.STAYS);
    String reason = choices.mustHaveReason(task, fields);
    if (said.equals(AGREE)) {
      identities.settle(task);
    }
    choices.chosen(
        task, said.equals(AGREE) ? "SETTLEMENT_CONFIRMED" : "SETTLEMENT_REFUSED", reason);
    return Map.of(CONFIRMATION, said);
  }
}
