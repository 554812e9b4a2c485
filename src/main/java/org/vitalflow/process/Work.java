package org.vitalflow.process;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import org.vitalflow.platform.Staff;

/** The open tasks of people, asked and changed with each person's own rights in the engine. */
@Component
public class Work {
  /** Most tasks that are looked at for one person, the earliest due first. */
  public static final int MOST = 300;

  private static final Comparator<WorkItem> EARLIEST_DUE =
      Comparator.comparing(
              WorkItem::dueAt, Comparator.nullsLast(Comparator.<Instant>naturalOrder()))
          .thenComparing(WorkItem::since)
          .thenComparing(WorkItem::taskId);

  private final TaskService tasks;
  private final RuntimeService runtime;
  private final IdentityService identity;

  Work(TaskService tasks, RuntimeService runtime, IdentityService identity) {
    this.tasks = tasks;
    this.runtime = runtime;
    this.identity = identity;
  }

  /** The tasks of the person's roles in their office, taken or not; the earliest due first. */
  public List<WorkItem> of(Staff person) {
    Map<String, String> groups = new HashMap<>();
    List<Task> found =
        as(
            person,
            () ->
                person.roles().stream()
                    .map(role -> role.group() + "." + person.office())
                    .flatMap(
                        group ->
                            candidates(group).stream()
                                .filter(task -> groups.putIfAbsent(task.getId(), group) == null))
                    .toList());
    Map<String, UUID> events = events(found);
    return found.stream()
        .flatMap(
            task ->
                Optional.ofNullable(events.get(task.getProcessInstanceId()))
                    .map(event -> item(task, event, groups.getOrDefault(task.getId(), "")))
                    .stream())
        .sorted(EARLIEST_DUE)
        .limit(MOST)
        .toList();
  }

  private List<Task> candidates(String group) {
    return tasks
        .createTaskQuery()
        .taskCandidateGroup(group)
        .includeAssignedTasks()
        .orderByDueDate()
        .asc()
        .listPage(0, MOST);
  }

  private Map<String, UUID> events(List<Task> found) {
    String[] instances =
        found.stream().map(Task::getProcessInstanceId).distinct().toArray(String[]::new);
    var events = new HashMap<String, UUID>();
    if (instances.length > 0) {
      for (VariableInstance variable :
          runtime
              .createVariableInstanceQuery()
              .processInstanceIdIn(instances)
              .variableName(EventProcess.EVENT_ID.name())
              .list()) {
        events.put(
            variable.getProcessInstanceId(), UUID.fromString(String.valueOf(variable.getValue())));
      }
    }
    return events;
  }

  /** The tasks of one case, whoever's they are. */
  public List<WorkItem> ofCase(UUID eventId) {
    return instances(eventId).stream()
        .flatMap(instance -> tasks.createTaskQuery().processInstanceId(instance).list().stream())
        .map(task -> item(task, eventId, group(task)))
        // a called process with the event's own key is found both ways
        .distinct()
        .sorted(EARLIEST_DUE)
        .toList();
  }

  /** The processes under the event's key and those they called, which may have it too. */
  private Set<String> instances(UUID eventId) {
    var known = new LinkedHashSet<String>();
    var next =
        new ArrayDeque<>(
            runtime
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(eventId.toString())
                .list());
    // its business key is a RID's; there are few of them
    next.addAll(
        runtime
            .createProcessInstanceQuery()
            .processDefinitionKey(TwoIdentities.KEY)
            .variableValueEquals(EventProcess.EVENT_ID.name(), eventId.toString())
            .list());
    while (!next.isEmpty()) {
      ProcessInstance instance = next.remove();
      if (known.add(instance.getId())) {
        next.addAll(
            runtime.createProcessInstanceQuery().superProcessInstanceId(instance.getId()).list());
      }
    }
    return known;
  }

  /** Gives the earliest due task that nobody has to this person. */
  public Optional<WorkItem> takeNext(Staff person) {
    return of(person).stream()
        .filter(item -> item.assignee() == null)
        .filter(item -> take(person, item.taskId()))
        .findFirst();
  }

  /** Gives the task to this person; false where it is not theirs to take, or another was faster. */
  public boolean take(Staff person, String taskId) {
    return as(
        person,
        () -> {
          if (assigned(taskId).filter(Optional::isEmpty).isEmpty()) {
            return false;
          }
          try {
            tasks.claim(taskId, person.name());
            return true;
          } catch (ProcessEngineException e) {
            return false;
          }
        });
  }

  /** Takes the task from this person, so that others may take it; false where they have not it. */
  public boolean giveBack(Staff person, String taskId) {
    boolean theirs =
        as(
            person,
            () ->
                assigned(taskId)
                    .flatMap(who -> who)
                    .filter(who -> who.equals(person.name()))
                    .isPresent());
    if (theirs) {
      // the right to work on a task holds no right to hand it on
      tasks.setAssignee(taskId, null);
    }
    return theirs;
  }

  /** Who has the task, if the one who asks may see it. */
  private Optional<Optional<String>> assigned(String taskId) {
    return Optional.ofNullable(tasks.createTaskQuery().taskId(taskId).singleResult())
        .map(task -> Optional.ofNullable(task.getAssignee()));
  }

  private String group(Task task) {
    return tasks.getIdentityLinksForTask(task.getId()).stream()
        .map(IdentityLink::getGroupId)
        .filter(id -> id != null)
        .findFirst()
        .orElse("");
  }

  private static WorkItem item(Task task, UUID eventId, String group) {
    int dot = group.indexOf('.');
    return new WorkItem(
        task.getId(),
        eventId,
        task.getTaskDefinitionKey(),
        task.getName(),
        dot < 0 ? group : group.substring(0, dot),
        dot < 0 ? "" : group.substring(dot + 1),
        task.getAssignee(),
        task.getCreateTime().toInstant(),
        task.getDueDate() == null ? null : task.getDueDate().toInstant());
  }

  private <T> T as(Staff person, Supplier<T> call) {
    identity.setAuthentication(
        person.name(),
        person.roles().stream().flatMap(role -> role.groupsIn(person.office()).stream()).toList());
    try {
      return call.get();
    } finally {
      identity.clearAuthentication();
    }
  }
}
