package org.vitalflow.process;

import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.springframework.stereotype.Component;

/** Asks the decision {@code id-eligibility} outside a case, to tell people what it would say. */
@Component
public class Eligibility {
  private final DecisionService decisions;

  Eligibility(DecisionService decisions) {
    this.decisions = decisions;
  }

  /** {@code REQUEST}, or the reason of the outside contract why no identity would be asked for. */
  public String of(
      String outcome, String origin, boolean hasName, boolean consent, long infantDaysLeft) {
    return decisions
        .evaluateDecisionTableByKey(
            "id-eligibility",
            Map.of(
                BirthRegistration.OUTCOME.name(), outcome,
                BirthRegistration.ORIGIN.name(), origin,
                BirthRegistration.HAS_NAME.name(), hasName,
                BirthRegistration.CONSENT.name(), consent,
                BirthRegistration.INFANT_DAYS_LEFT.name(), infantDaysLeft))
        .getSingleEntry();
  }
}
