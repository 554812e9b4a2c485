package org.vitalflow.desk;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.vitalflow.registry.Decisions;

/** Which rules decided the steps of a case, in words. */
@Component
class DecisionText {
  private final Decisions decisions;

  DecisionText(Decisions decisions) {
    this.decisions = decisions;
  }

  /**
   * One answer.
   *
   * @param why the rule's own sentence, as whoever keeps the tables wrote it
   */
  record Row(String at, String decision, String answer, String why, String rule) {}

  /** The answers for an event, the oldest first. */
  List<Row> of(UUID eventId, Wording wording) {
    return decisions.of(eventId).stream()
        .map(
            one ->
                new Row(
                    wording.moment(one.at()),
                    wording.say("desk.decision." + one.decision(), one.name()),
                    wording.say("desk.answer." + one.answer(), one.answer()),
                    one.why(),
                    one.decision() + " " + one.rule()))
        .toList();
  }
}
