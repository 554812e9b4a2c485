package org.vitalflow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.vitalflow.process.EventProcess;
import org.vitalflow.registry.Event;
import org.vitalflow.registry.Events;
import org.vitalflow.registry.Records;
import org.vitalflow.registry.Revisions;

/**
 * In a {@link Node} that something is to happen to: a child whose birth was reported under a
 * reference that begins with {@value #MARK} is registered without its name. The law allows that; no
 * form takes and no sender brings such a child yet.
 */
@Component
@ConditionalOnProperty("kill.points")
@Order(Ordered.LOWEST_PRECEDENCE)
class NamelessChildren extends AbstractProcessEnginePlugin {
  static final String MARK = "nameless-";

  private final ObjectProvider<Events> events;
  private final ObjectProvider<Records> records;
  private final ObjectProvider<Revisions> revisions;

  NamelessChildren(
      ObjectProvider<Events> events,
      ObjectProvider<Records> records,
      ObjectProvider<Revisions> revisions) {
    this.events = events;
    this.records = records;
    this.revisions = revisions;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    List<BpmnParseListener> listeners =
        new ArrayList<>(
            Optional.ofNullable(configuration.getCustomPostBPMNParseListeners()).orElse(List.of()));
    listeners.add(
        new AbstractBpmnParseListener() {
          @Override
          public void parseServiceTask(Element task, ScopeImpl scope, ActivityImpl activity) {
            if (activity.getId().equals("ServiceTask_RegisterRecord")) {
              activity.addListener(
                  ExecutionListener.EVENTNAME_START,
                  (ExecutionListener) NamelessChildren.this::registered);
            }
          }
        });
    configuration.setCustomPostBPMNParseListeners(listeners);
  }

  private void registered(DelegateExecution execution) {
    Event event = events.getObject().lock(UUID.fromString(EventProcess.EVENT_ID.get(execution)));
    if (event.crvsReference().startsWith(MARK)) {
      ObjectNode record = records.getObject().current(event.id());
      record.withObject("/child").remove("name");
      revisions.getObject().keep(event, record);
    }
  }
}
