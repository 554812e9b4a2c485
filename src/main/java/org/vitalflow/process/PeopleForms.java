package org.vitalflow.process;

import java.io.InputStream;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.impl.GetDeployedTaskFormCmd;
import org.camunda.bpm.engine.impl.cmd.GetFormKeyCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskFormCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/**
 * The engine's form service, in which a form that a person opens is filled from the registry, is in
 * their language, and writes to the registry what it brings back. Start forms are closed to people.
 */
class PeopleForms extends FormServiceImpl {
  private static final Set<Class<?>> OPEN =
      Set.of(GetTaskFormCmd.class, GetFormKeyCmd.class, GetDeployedTaskFormCmd.class);

  private final Supplier<IdentityService> identity;
  private final ObjectProvider<Forms> forms;

  PeopleForms(Supplier<IdentityService> identity, ObjectProvider<Forms> forms) {
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

  private boolean forPerson() {
    return commands().person().isPresent();
  }

  @Override
  public VariableMap getTaskFormVariables(String taskId) {
    return forPerson()
        ? forms.getObject().show(commands(), taskId)
        : super.getTaskFormVariables(taskId);
  }

  /** The values of the form's fields; a person is given no others, whatever names are asked for. */
  @Override
  public VariableMap getTaskFormVariables(
      String taskId, @Nullable Collection<String> names, boolean deserialize) {
    return forPerson()
        ? forms.getObject().show(commands(), taskId)
        : super.getTaskFormVariables(taskId, names, deserialize);
  }

  @Override
  public InputStream getDeployedTaskForm(String taskId) {
    if (!forPerson()) {
      return super.getDeployedTaskForm(taskId);
    }
    forms.getObject().mustBeThere(commands(), taskId);
    return forms.getObject().translated(super.getDeployedTaskForm(taskId));
  }

  @Override
  public void submitTaskForm(String taskId, @Nullable Map<String, Object> fields) {
    if (forPerson()) {
      forms.getObject().submit(commands(), taskId, fields);
    } else {
      super.submitTaskForm(taskId, fields);
    }
  }

  /** Submits a form; a person is given no variables in return. */
  @Override
  public VariableMap submitTaskFormWithVariablesInReturn(
      String taskId, @Nullable Map<String, Object> fields, boolean deserialize) {
    if (forPerson()) {
      forms.getObject().submit(commands(), taskId, fields);
      return Variables.createVariables();
    }
    return super.submitTaskFormWithVariablesInReturn(taskId, fields, deserialize);
  }
}
