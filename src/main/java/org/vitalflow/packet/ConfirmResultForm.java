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
import org.vitalflow.registry.EnteredResults;
import org.vitalflow.registry.EnteredResults.Entered;

/**
 * A second person confirms a number that another entered, by typing it from the same paper: the
 * number itself is not shown.
 */
@Component
class ConfirmResultForm implements TaskForm {
  private static final String CONFIRMATION = "confirmation";
  private static final String AGREE = "AGREE";
  private static final String REFUSE = "REFUSE";
  private static final String ENTERED = Action.ENTER_RESULT.name();

  private final PacketSituation situation;
  private final SecondPerson second;
  private final EnteredResults entered;
  private final EnteredNumber number;
  private final Choices choices;

  ConfirmResultForm(
      PacketSituation situation,
      SecondPerson second,
      EnteredResults entered,
      EnteredNumber number,
      Choices choices) {
    this.situation = situation;
    this.second = second;
    this.entered = entered;
    this.number = number;
    this.choices = choices;
  }

  @Override
  public String key() {
    return "confirm-result";
  }

  @Override
  public Set<String> writes() {
    return Set.of(Choices.REMARK, EnteredNumber.NUMBER);
  }

  @Override
  public Set<String> decides() {
    return Set.of(CONFIRMATION);
  }

  @Override
  public Map<String, Object> show(FormTask task) {
    var shown = new HashMap<>(situation.of(task));
    shown.putAll(second.shown(task, ENTERED));
    shown.put("kind", entered.of(rid(task)).map(one -> one.id().kind()).orElse("–"));
    return shown;
  }

  @Override
  public Map<String, Object> submit(FormTask task, Map<String, Object> fields) {
    String said = second.answer(task, fields, CONFIRMATION, Set.of(AGREE, REFUSE), ENTERED);
    String reason = choices.mustHaveReason(task, fields);
    Entered result = entered.of(rid(task)).orElseThrow();
    if (said.equals(REFUSE)) {
      entered.forget(rid(task));
    } else {
      List<String> faults = number.differs(result.id(), task, fields);
      if (!faults.isEmpty()) {
        throw new FormRefused(faults);
      }
    }
    choices.chosen(task, said.equals(AGREE) ? "RESULT_CONFIRMED" : "RESULT_REFUSED", reason);
    return Map.of(CONFIRMATION, said);
  }

  private static String rid(FormTask task) {
    return String.valueOf(task.rid());
  }
}
