package org.vitalflow.process;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.NativeTaskQueryImpl;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.GetIdentityLinksForTaskCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskCommentsCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/**
 * The engine's task service, in which a person can look for tasks, claim one for themselves, give
 * it back, and complete it by its form; all else that writes is refused to people.
 */
class PeopleTasks extends TaskServiceImpl {
  private static final Set<Class<?>> OPEN =
      Set.of(
          TaskQueryImpl.class,
          NativeTaskQueryImpl.class,
          GetIdentityLinksForTaskCmd.class,
          GetTaskCommentsCmd.class,
          ClaimTaskCmd.class);

  private final Supplier<IdentityService> identity;
  private final ObjectProvider<Forms> forms;

  PeopleTasks(Supplier<IdentityService> identity, ObjectProvider<Forms> forms) {
    this.identity = identity;
    this.forms = forms;
  }

  @Override
  public void setCommandExecutor(CommandExecutor executor) {
    super.setCommandExecutor(new PersonCommands(executor, identity, OPEN));
  }

  private PersonCommands commands() {
    return (PersonCommands) commandExecutor;
  }

  /** Claims a task; a person only for themselves. */
  @Override
  public void claim(String taskId, @Nullable String userId) {
    if (commands().person().filter(person -> !person.equals(userId)).isPresent()) {
      throw new AuthorizationException("A task can be claimed only for oneself.");
    }
    super.claim(taskId, userId);
  }

  /** Assigns a task; a person can only give back what they hold. */
  @Override
  public void setAssignee(String taskId, @Nullable String userId) {
    Optional<String> person = commands().person();
    if (person.isPresent() && userId == null) {
      commands().ours(context -> giveBack(context, taskId, person.get()));
    } else {
      super.setAssignee(taskId, userId);
    }
  }

  private static @Nullable Void giveBack(CommandContext context, String taskId, String person) {
    TaskEntity task = context.getTaskManager().findTaskById(taskId);
    if (task == null || !person.equals(task.getAssignee())) {
      throw new AuthorizationException("Only who holds a task can give it back.");
    }
    // the permission to work on a task does not hold that to assign it
    return context.runWithoutAuthorization(new AssignTaskCmd(taskId, null)::execute);
  }

  @Override
  public void complete(String taskId) {
    complete(taskId, Map.of());
  }

  /** Completes a task; for a person as if its form were submitted. */
  @Override
  public void complete(String taskId, @Nullable Map<String, Object> variables) {
    if (commands().person().isPresent()) {
      forms.getObject().submit(commands(), taskId, variables);
    } else {
      super.complete(taskId, variables);
    }
  }

  /** Completes a task; a person is given no variables in return. */
  @Override
  public VariableMap completeWithVariablesInReturn(
      String taskId, @Nullable Map<String, Object> variables, boolean deserialize) {
    if (commands().person().isPresent()) {
      forms.getObject().submit(commands(), taskId, variables);
      return Variables.createVariables();
    }
    return super.completeWithVariablesInReturn(taskId, variables, deserialize);
  }
}
