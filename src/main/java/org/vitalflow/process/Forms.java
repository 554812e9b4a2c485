package org.vitalflow.process;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.impl.GetDeployedTaskFormCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskFormVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.vitalflow.platform.Language;
import org.vitalflow.platform.Staff;
import org.vitalflow.registry.Journal;

/** Between a form that a person has before them and the stage whose facts it shows and changes. */
@Component
class Forms {
  private static final String EVENT_ID = EventProcess.EVENT_ID.name();

  private final ObjectProvider<TaskForm> brought;
  private final FormWords words;
  private final FormValues values;
  private final Journal journal;
  private final MessageSource messages;
  private final CaseTransactions transactions;

  Forms(
      ObjectProvider<TaskForm> brought,
      FormWords words,
      FormValues values,
      Journal journal,
      MessageSource messages,
      CaseTransactions transactions) {
    this.brought = brought;
    this.words = words;
    this.values = values;
    this.journal = journal;
    this.messages = messages;
    this.transactions = transactions;
  }

  /** The form in the language of the person. */
  InputStream translated(InputStream form) {
    return new ByteArrayInputStream(words.in(Language.ofRequest(), FormFile.read(form)).bytes());
  }

  /**
   * Lets no form be opened of a task that somebody finished, over which the engine would trip.
   *
   * @throws NotFoundException in the language of the person
   */
  void mustBeThere(PersonCommands engine, String taskId) {
    if (!isThere(engine, taskId)) {
      throw new NotFoundException(sentence("form.gone"));
    }
  }

  private static boolean isThere(PersonCommands engine, String taskId) {
    return engine.ours(context -> context.getTaskManager().findTaskById(taskId) != null);
  }

  /**
   * The values of the form's fields and the event's id. That the person saw them is journaled.
   *
   * @throws AuthorizationException where the person may not read the task's variables
   */
  VariableMap show(PersonCommands engine, String taskId) {
    return engine.ours(context -> show(context, taskId));
  }

  private VariableMap show(CommandContext context, String taskId) {
    // asks the engine whether the person may read them
    VariableMap known =
        new GetTaskFormVariablesCmd(taskId, Set.of(EVENT_ID), false).execute(context);
    TaskEntity entity = context.getTaskManager().findTaskById(taskId);
    VariableMap shown = Variables.createVariables();
    Optional<TaskForm> form = form(entity);
    if (form.isPresent()) {
      FormTask task = task(context, entity);
      FormFile file = FormFile.read(new GetDeployedTaskFormCmd(taskId).execute(context));
      values.put(InOurName.ask(() -> form.get().show(task)), file, shown);
      journal.note(task.eventId(), "READ", task.person().name(), "form " + form.get().key());
    }
    return shown.putValue(EVENT_ID, known.get(EVENT_ID));
  }

  /**
   * Takes what a person submitted: to the registry what the form writes, to the engine what it
   * decides, in one transaction.
   *
   * @throws FormFieldValidationException with sentences in the person's language
   */
  void submit(PersonCommands engine, String taskId, @Nullable Map<String, Object> sent) {
    Map<String, Object> fields = sent == null ? Map.of() : values.plain(sent);
    try {
      // overtaken by somebody, the person hears what is true now, and no error
      transactions.run(() -> engine.ours(context -> submit(context, taskId, fields)));
    } catch (SubmitRefused refused) {
      FormTask tampered = refused.tampered();
      if (tampered != null) {
        // the submit's own transaction is gone
        journal.note(tampered.eventId(), "FORM_REFUSED", tampered.person().name(), tampered.step());
      }
      throw new FormFieldValidationException(taskId, refused.getMessage());
    } catch (AuthorizationException closed) {
      // who finished the task a moment ago took everybody's right to work on it along
      if (isThere(engine, taskId)) {
        throw closed;
      }
      throw new FormFieldValidationException(taskId, sentence("form.gone"));
    }
  }

  private VariableMap submit(CommandContext context, String taskId, Map<String, Object> fields) {
    TaskEntity entity = context.getTaskManager().findTaskById(taskId);
    if (entity == null) {
      throw refused("form.gone");
    }
    context
        .getProcessEngineConfiguration()
        .getCommandCheckers()
        .forEach(checker -> checker.checkTaskWork(entity));
    FormTask task = task(context, entity);
    if (!task.person().name().equals(entity.getAssignee())) {
      throw refused("form.not-held");
    }
    TaskForm form = form(entity).orElseThrow(() -> refused("form.none"));
    if (!offered(form).containsAll(fields.keySet())) {
      throw new SubmitRefused(sentence("form.tampered"), task);
    }
    Map<String, Object> decided = InOurName.ask(() -> decisions(form, task, fields));
    return new SubmitTaskFormCmd(taskId, decided, false, false).execute(context);
  }

  private static Map<String, Object> decisions(
      TaskForm form, FormTask task, Map<String, Object> fields) {
    try {
      Map<String, Object> decisions = form.submit(task, fields);
      if (!form.decides().containsAll(decisions.keySet())) {
        throw new IllegalStateException("Form " + form.key() + " decides more than it says");
      }
      return decisions;
    } catch (FormRefused refused) {
      throw new SubmitRefused(String.join(" ", refused.faults()), null);
    }
  }

  private static Set<String> offered(TaskForm form) {
    var offered = new HashSet<>(form.writes());
    offered.addAll(form.decides());
    return offered;
  }

  private Optional<TaskForm> form(TaskEntity task) {
    Expression key = task.getTaskDefinition().getCamundaFormDefinitionKey();
    return key == null
        ? Optional.empty()
        : brought.stream().filter(form -> form.key().equals(key.getValue(task))).findFirst();
  }

  private static FormTask task(CommandContext context, TaskEntity task) {
    String login = context.getAuthentication().getUserId();
    return new FormTask(
        task.getId(),
        task.getTaskDefinitionKey(),
        UUID.fromString(EventProcess.EVENT_ID.get(task)),
        EventProcess.RID.find(task).orElse(null),
        EventProcess.HANDLING.find(task).orElse(null),
        Staff.current()
            .filter(person -> person.name().equals(login))
            .orElseThrow(() -> new AuthorizationException("Nobody of the staff is logged in.")),
        Language.ofRequest());
  }

  private SubmitRefused refused(String code) {
    return new SubmitRefused(sentence(code), null);
  }

  private String sentence(String code) {
    return messages.getMessage(code, null, Language.ofRequest());
  }
}
