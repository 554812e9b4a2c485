package org.vitalflow.process;

import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What the country's decisions would say, asked before a step asks them. */
@Component
public class Policies {
  private final ObjectProvider<DecisionService> decisions;

  Policies(ObjectProvider<DecisionService> decisions) {
    this.decisions = decisions;
  }

  /** {@code ON_TIME}, {@code LATE} or {@code DELAYED}. */
  public String timeliness(String eventType, long eventAgeDays) {
    return decide("timeliness", Map.of("eventType", eventType, "eventAgeDays", eventAgeDays));
  }

  /** {@code REQUEST}, or the reason why no identity is asked for. */
  public String idRequest(IdRequestFacts facts) {
    return decide(
        "id-eligibility",
        Map.of(
            "outcome",
            facts.outcome(),
            "origin",
            facts.origin(),
            "hasName",
            facts.hasName(),
            "consent",
            facts.consent(),
            "infantDaysLeft",
            facts.infantDaysLeft()));
  }

  private String decide(String decision, Map<String, Object> facts) {
    return decisions.getObject().evaluateDecisionTableByKey(decision, facts).getSingleEntry();
  }
}
