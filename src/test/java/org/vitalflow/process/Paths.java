package org.vitalflow.process;

import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.vitalflow.TestDatabase;

/**
 * All models on the real engine and PostgreSQL, for tests that take each way through them. A step
 * that a test says nothing of does nothing.
 */
final class Paths {
  private static final Steps STEPS = new Steps();
  private static ProcessEngine engine;

  private Paths() {}

  /** Beans of the models: any delegate and listener is there. */
  private static final class Steps extends HashMap<Object, Object> {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean containsKey(Object name) {
      return super.containsKey(name) || isStep(name);
    }

    @Override
    public Object get(Object name) {
      Object known = super.get(name);
      if (known != null || !isStep(name)) {
        return known;
      }
      return name.toString().endsWith("Listener")
          ? (ExecutionListener) execution -> {}
          : (JavaDelegate) execution -> {};
    }

    private static boolean isStep(Object name) {
      return name.toString().endsWith("Delegate") || name.toString().endsWith("Listener");
    }
  }

  static synchronized ProcessEngine engine() {
    if (engine == null) {
      var configuration = new StandaloneProcessEngineConfiguration();
      configuration.setProcessEngineName("paths");
      configuration.setJdbcUrl(TestDatabase.fresh());
      configuration.setJdbcDriver("org.postgresql.Driver");
      configuration.setJdbcUsername("postgres");
      configuration.setDatabaseSchemaUpdate("true");
      configuration.setHistoryTimeToLive("P180D");
      configuration.setJobExecutorActivate(false);
      configuration.setBeans(STEPS);
      configuration.setEnableExceptionsAfterUnhandledBpmnError(true);
      Coverage.of(configuration);
      engine = configuration.buildProcessEngine();
      deploy(engine);
    }
    return engine;
  }

  private static void deploy(ProcessEngine engine) {
    var deployment = engine.getRepositoryService().createDeployment();
    try (Stream<Path> files = Files.list(Path.of("bpmn"))) {
      for (Path file : files.toList()) {
        deployment.addString(file.getFileName().toString(), Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    deployment.deploy();
  }

  /** Forgets what the last test said of its steps. */
  static void fresh() {
    Coverage.CLASSES.add(
        StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
            .getCallerClass()
            .getSimpleName());
    engine();
    STEPS.clear();
    Deadlines deadlines = mock(Deadlines.class);
    when(deadlines.due(anyString(), anyString(), anyString())).thenReturn(inAnHour());
    when(deadlines.nextSending(anyString())).thenReturn(inAnHour());
    when(deadlines.lookAgain(anyString(), anyString(), anyString())).thenReturn(inAnHour());
    STEPS.put("deadlines", deadlines);
    STEPS.put("checkEligibilityDelegate", (JavaDelegate) Paths::eligible);
    STEPS.put("retryPolicy", new RetryPolicy(List.of(Duration.ofSeconds(1))));
  }

  /** What a request knows of itself at the moment of sending, unless a test says otherwise. */
  private static void eligible(DelegateExecution execution) {
    var facts = new HashMap<String, Object>();
    for (String code : List.of("outcome", "origin")) {
      facts.put(code, "");
    }
    for (String flag : List.of("hasName", "consent", "hasIdentifier")) {
      facts.put(flag, true);
    }
    facts.put("isDeceased", false);
    facts.put("infantDaysLeft", 1800L);
    facts.forEach(execution::setVariable);
  }

  private static Date inAnHour() {
    return new Date(System.currentTimeMillis() + 3_600_000);
  }

  /** What the delegate of this bean name does. */
  static void step(String bean, JavaDelegate step) {
    STEPS.put(bean, step);
  }

  /** A step that sets these variables, whatever they are when it runs. */
  static void says(String bean, Map<String, Object> variables) {
    STEPS.put(bean, (JavaDelegate) execution -> execution.setVariables(variables));
  }

  /** A case of office X. */
  static ProcessInstance start(String process, String type, Map<String, Object> more) {
    var variables = new HashMap<String, Object>();
    variables.put("eventId", UUID.randomUUID().toString());
    variables.put("eventType", type);
    variables.put("office", "X");
    variables.put("registeredByCrvs", false);
    variables.put("notification", false);
    variables.put("motherAbsent", "");
    variables.put("fathersBasis", "");
    variables.putAll(more);
    return engine()
        .getRuntimeService()
        .startProcessInstanceByKey(process, UUID.randomUUID().toString(), variables);
  }

  /** The process that this one called and that still runs; null where none does. */
  static ProcessInstance called(ProcessInstance caller) {
    return engine()
        .getRuntimeService()
        .createProcessInstanceQuery()
        .superProcessInstanceId(caller.getId())
        .singleResult();
  }

  /** The instance and all that it called, directly or not. */
  static List<ProcessInstance> family(ProcessInstance instance) {
    return Stream.concat(
            Stream.of(instance),
            engine()
                .getRuntimeService()
                .createProcessInstanceQuery()
                .superProcessInstanceId(instance.getId())
                .list()
                .stream()
                .flatMap(called -> family(called).stream()))
        .toList();
  }

  /** The one open task of the case, wherever in its family; null where there is none. */
  static Task taskOf(ProcessInstance instance) {
    List<Task> open =
        family(instance).stream()
            .flatMap(
                one ->
                    engine()
                        .getTaskService()
                        .createTaskQuery()
                        .processInstanceId(one.getId())
                        .list()
                        .stream())
            .toList();
    if (open.size() > 1) {
      throw new AssertionError(
          "several tasks: " + open.stream().map(Task::getTaskDefinitionKey).toList());
    }
    return open.isEmpty() ? null : open.get(0);
  }

  /** Completes the one open task with a decision and runs what follows. */
  static void decide(ProcessInstance instance, String variable, String decision) {
    engine().getTaskService().complete(taskOf(instance).getId(), Map.of(variable, decision));
    runJobs(instance);
  }

  /** Completes the one open task and runs what follows. */
  static void complete(ProcessInstance instance) {
    engine().getTaskService().complete(taskOf(instance).getId());
    runJobs(instance);
  }

  /** Gives the message to whoever of the family waits for it. */
  static void tell(ProcessInstance instance, String message, Map<String, Object> variables) {
    var runtime = engine().getRuntimeService();
    Execution waiting =
        family(instance).stream()
            .flatMap(
                one ->
                    runtime
                        .createExecutionQuery()
                        .processInstanceId(one.getId())
                        .messageEventSubscriptionName(message)
                        .list()
                        .stream())
            .findFirst()
            .orElseThrow(() -> new AssertionError("nobody waits for " + message));
    runtime.messageEventReceived(message, waiting.getId(), variables);
  }

  /** What the job executor would do, without its waits; deadline timers stay. */
  static void runJobs(ProcessInstance instance) {
    List<Job> jobs = jobsOf(instance);
    while (!jobs.isEmpty()) {
      for (Job job : jobs) {
        try {
          engine().getManagementService().executeJob(job.getId());
        } catch (RuntimeException failed) {
          // a failing step is the test's affair: it keeps its job with an attempt less
          return;
        }
      }
      jobs = jobsOf(instance);
    }
  }

  private static List<Job> jobsOf(ProcessInstance instance) {
    return family(instance).stream()
        .flatMap(
            one ->
                engine()
                    .getManagementService()
                    .createJobQuery()
                    .processInstanceId(one.getId())
                    .messages()
                    .withRetriesLeft()
                    .list()
                    .stream())
        .toList();
  }

  /** The deadline's timer of the family. */
  static Job timerOf(ProcessInstance instance) {
    return family(instance).stream()
        .flatMap(
            one ->
                engine()
                    .getManagementService()
                    .createJobQuery()
                    .processInstanceId(one.getId())
                    .timers()
                    .list()
                    .stream())
        .findFirst()
        .orElseThrow(() -> new AssertionError("no timer"));
  }

  /** Lets the timer of this element go off, wherever in the family, and runs what follows. */
  static void timeComes(ProcessInstance instance, String element) {
    String definition =
        engine()
            .getManagementService()
            .createJobDefinitionQuery()
            .activityIdIn(element)
            .singleResult()
            .getId();
    Job timer =
        family(instance).stream()
            .flatMap(
                one ->
                    engine()
                        .getManagementService()
                        .createJobQuery()
                        .processInstanceId(one.getId())
                        .jobDefinitionId(definition)
                        .list()
                        .stream())
            .findFirst()
            .orElseThrow(() -> new AssertionError("no timer of " + element));
    engine().getManagementService().executeJob(timer.getId());
    runJobs(instance);
  }

  /** Completes the open task of this element, wherever in the family, and runs what follows. */
  static void complete(ProcessInstance instance, String element, Map<String, Object> decisions) {
    Task task =
        family(instance).stream()
            .flatMap(
                one ->
                    engine()
                        .getTaskService()
                        .createTaskQuery()
                        .processInstanceId(one.getId())
                        .taskDefinitionKey(element)
                        .list()
                        .stream())
            .findFirst()
            .orElseThrow(() -> new AssertionError("no task " + element));
    engine().getTaskService().complete(task.getId(), decisions);
    runJobs(instance);
  }
}
