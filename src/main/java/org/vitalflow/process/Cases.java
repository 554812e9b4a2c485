package org.vitalflow.process;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import org.vitalflow.registry.Event;

/** The engine in business verbs; the only caller of its runtime service. */
@Component
public class Cases {
  private final RuntimeService runtime;
  private final TaskService tasks;

  Cases(RuntimeService runtime, TaskService tasks) {
    this.runtime = runtime;
    this.tasks = tasks;
  }

  /**
   * Starts the event's process, whose business key is the event's id, in the caller's transaction.
   */
  public void open(Event event, boolean notification) {
    runtime.startProcessInstanceByKey(
        event.type() + "-registration",
        event.id().toString(),
        Map.of(
            "eventId", event.id().toString(),
            "eventType", event.type(),
            "office", event.office(),
            "registeredByCrvs", event.registeredByCrvs(),
            "notification", notification));
  }

  /**
   * Tells the case that waits for this RID's answer; the caller holds the RID's row, so it happens
   * once.
   *
   * @param outcome {@code ACCEPTED} or {@code REFUSED}
   * @return false where no case waits (yet)
   */
  public boolean answered(String rid, String outcome) {
    Execution waiting =
        runtime
            .createExecutionQuery()
            .messageEventSubscriptionName(MosipPacket.Messages.MOSIP_ANSWERED)
            .processInstanceBusinessKey(rid)
            .singleResult();
    if (waiting == null) {
      return false;
    }
    runtime.messageEventReceived(
        MosipPacket.Messages.MOSIP_ANSWERED,
        waiting.getId(),
        Map.of(MosipPacket.ANSWER.name(), outcome));
    return true;
  }

  /**
   * Ends the case as cancelled, with its tasks; the caller holds the event's row and has seen that
   * it is not registered.
   *
   * @return false where no case runs
   */
  public boolean cancelled(UUID eventId) {
    return tell(BirthRegistration.Messages.EVENT_CANCELLED, eventId.toString());
  }

  /**
   * Tells the process of this RID that its request is taken back; the caller holds the RID's row.
   *
   * @return false where none runs (yet)
   */
  public boolean withdrawn(String rid) {
    return tell(MosipPacket.Messages.ID_REQUEST_WITHDRAWN, rid);
  }

  private boolean tell(String message, String businessKey) {
    Execution waiting =
        runtime
            .createExecutionQuery()
            .messageEventSubscriptionName(message)
            .processInstanceBusinessKey(businessKey)
            .singleResult();
    if (waiting != null) {
      runtime.messageEventReceived(message, waiting.getId());
    }
    return waiting != null;
  }

  /** The tasks of the case and of the processes it called that wait for a person. */
  public List<OpenTask> openTasks(UUID eventId) {
    return runtime
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(eventId.toString())
        .list()
        .stream()
        .flatMap(
            instance ->
                Stream.concat(
                    Stream.of(instance),
                    runtime
                        .createProcessInstanceQuery()
                        .superProcessInstanceId(instance.getId())
                        .list()
                        .stream()))
        .flatMap(
            instance -> tasks.createTaskQuery().processInstanceId(instance.getId()).list().stream())
        .map(this::openTask)
        .toList();
  }

  private OpenTask openTask(Task task) {
    String group =
        tasks.getIdentityLinksForTask(task.getId()).stream()
            .map(IdentityLink::getGroupId)
            .filter(id -> id != null)
            .findFirst()
            .orElse("");
    String role = group.contains(".") ? group.substring(0, group.indexOf('.')) : group;
    return new OpenTask(
        task.getName(),
        role,
        task.getCreateTime().toInstant(),
        task.getDueDate() == null ? null : task.getDueDate().toInstant());
  }
}
