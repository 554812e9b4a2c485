package org.vitalflow.process;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.vitalflow.registry.Event;
import org.vitalflow.registry.EventStatus;
import org.vitalflow.registry.Events;

/**
 * Makes the models say what the outside sees: an element with the property {@code status} sets it
 * when it is entered, one with {@code statusAfter} when it is left, and a user task gets a name
 * that can be found: {@code Register birth · B7K3M9QX · LATE}.
 */
@Component
class StatusListener extends AbstractBpmnParseListener {
  private static final String STATUS = "status";
  private static final String STATUS_AFTER = "statusAfter";
  private static final String ON_TIME = "ON_TIME";

  private final ObjectProvider<Events> events;

  StatusListener(ObjectProvider<Events> events) {
    this.events = events;
  }

  @Override
  public void parseServiceTask(Element element, ScopeImpl scope, ActivityImpl activity) {
    addStatus(element, activity);
  }

  @Override
  public void parseCallActivity(Element element, ScopeImpl scope, ActivityImpl activity) {
    addStatus(element, activity);
  }

  @Override
  public void parseIntermediateCatchEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
    addStatus(element, activity);
  }

  @Override
  public void parseEndEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
    addStatus(element, activity);
  }

  @Override
  public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
    addStatus(element, activity);
    ((UserTaskActivityBehavior) activity.getActivityBehavior())
        .getTaskDefinition()
        .addTaskListener(TaskListener.EVENTNAME_CREATE, this::name);
  }

  private void addStatus(Element element, ActivityImpl activity) {
    property(element, STATUS)
        .ifPresent(
            status ->
                activity.addListener(
                    ExecutionListener.EVENTNAME_START,
                    (ExecutionListener) execution -> set(execution, status)));
    property(element, STATUS_AFTER)
        .ifPresent(
            status ->
                activity.addListener(
                    ExecutionListener.EVENTNAME_END,
                    (ExecutionListener)
                        execution -> {
                          if (!execution.isCanceled()) {
                            set(execution, status);
                          }
                        }));
  }

  /** What a called process says of its event, it says of its caller's too. */
  private void set(DelegateExecution execution, String status) {
    var told = new LinkedHashSet<UUID>();
    for (DelegateExecution at = execution;
        at != null;
        at = at.getProcessInstance().getSuperExecution()) {
      told.add(eventId(at));
    }
    told.forEach(id -> events.getObject().status(id, EventStatus.valueOf(status)));
  }

  private void name(DelegateTask task) {
    Event event = events.getObject().get(eventId(task.getExecution()));
    String timeliness = event.timeliness();
    String flag = timeliness == null || timeliness.equals(ON_TIME) ? "" : " · " + timeliness;
    task.setName(task.getName() + " · " + event.trackingCode() + flag);
  }

  private static UUID eventId(DelegateExecution execution) {
    return UUID.fromString(EventProcess.EVENT_ID.get(execution));
  }

  private static Optional<String> property(Element element, String name) {
    return Optional.ofNullable(element.element("extensionElements"))
        .map(extensions -> extensions.elementNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "properties"))
        .map(properties -> properties.elementsNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "property"))
        .stream()
        .flatMap(List::stream)
        .filter(property -> name.equals(property.attribute("name")))
        .map(property -> property.attribute("value"))
        .findFirst();
  }
}
