package org.vitalflow.process;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationListener;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.model.dmn.instance.Description;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.vitalflow.registry.Decisions;

/** Keeps with a case which rule decided a step of it; what a form only asks ahead is not kept. */
@Component
class DecisionLog implements DmnDecisionTableEvaluationListener {
  /** Dates of tasks, asked at each step. */
  private static final Set<String> NOT_KEPT = Set.of("deadlines");

  private final ObjectProvider<Decisions> decisions;

  DecisionLog(ObjectProvider<Decisions> decisions) {
    this.decisions = decisions;
  }

  @Override
  public void notify(DmnDecisionTableEvaluationEvent evaluation) {
    var context = Context.getCoreExecutionContext();
    if (context == null
        || NOT_KEPT.contains(evaluation.getDecisionTable().getKey())
        || !(evaluation.getDecisionTable() instanceof DecisionDefinition table)) {
      return;
    }
    Optional<UUID> event = EventProcess.EVENT_ID.find(context.getExecution()).map(UUID::fromString);
    event.ifPresent(id -> evaluation.getMatchingRules().forEach(rule -> keep(id, table, rule)));
  }

  private void keep(UUID eventId, DecisionDefinition table, DmnEvaluatedDecisionRule rule) {
    String answer =
        rule.getOutputEntries().values().stream()
            .map(output -> String.valueOf(output.getValue().getValue()))
            .collect(Collectors.joining(" "));
    decisions
        .getObject()
        .keep(eventId, table.getKey(), table.getName(), rule.getId(), why(table, rule), answer);
  }

  private static String why(DecisionDefinition table, DmnEvaluatedDecisionRule rule) {
    Rule known =
        Context.getProcessEngineConfiguration()
            .getDeploymentCache()
            .findDmnModelInstanceForDecisionDefinition(table.getId())
            .getModelElementById(rule.getId());
    return Optional.ofNullable(known)
        .map(Rule::getDescription)
        .map(Description::getTextContent)
        .orElse("");
  }
}
