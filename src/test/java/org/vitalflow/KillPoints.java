package org.vitalflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * In a {@link Node} that something is to happen to: whoever reaches a point of a process at which
 * no other case waits writes it into the file {@code kill.points} and goes no further, until the
 * node is killed or the file beside it, {@code .released}, says that so many may go on. Points that
 * stand in {@code .spent} are passed, and all of them until the file is there. A point is where a
 * step ends: after its work, its remote call too, and before its commit. Gateways do no work: to
 * die there is to die at the step before.
 */
@Component
@ConditionalOnProperty("kill.points")
@Order(Ordered.LOWEST_PRECEDENCE)
class KillPoints extends AbstractProcessEnginePlugin {
  private static final Duration LOOK = Duration.ofMillis(100);

  private final Path file;
  private final HeldSteps held;
  private final Set<String> wanted;
  private final Map<String, String> waitedAt = new HashMap<>();

  /**
   * Reads the file.
   *
   * @param only the points at which it stops; all where empty
   */
  KillPoints(@Value("${kill.points}") Path file, @Value("${kill.only:}") Set<String> only)
      throws IOException {
    this.file = file;
    held = new HeldSteps(file);
    wanted = only;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    configuration.setCustomPostBPMNParseListeners(listeners(configuration));
  }

  private List<BpmnParseListener> listeners(ProcessEngineConfigurationImpl configuration) {
    var listeners = new java.util.ArrayList<BpmnParseListener>();
    if (configuration.getCustomPostBPMNParseListeners() != null) {
      listeners.addAll(configuration.getCustomPostBPMNParseListeners());
    }
    listeners.add(
        new AbstractBpmnParseListener() {
          @Override
          public void parseRootElement(Element root, List<ProcessDefinitionEntity> processes) {
            processes.forEach(process -> watch(process.getKey(), process));
          }
        });
    return listeners;
  }

  private void watch(String process, ScopeImpl scope) {
    for (ActivityImpl activity : scope.getActivities()) {
      String type = String.valueOf(activity.getProperty("type"));
      if (activity.isAsyncBefore()) {
        activity.addListener(
            ExecutionListener.EVENTNAME_START,
            (ExecutionListener)
                execution -> held.await(execution.getProcessBusinessKey(), activity.getId()));
      }
      if (!type.endsWith("Gateway")) {
        listen(activity, process);
      }
      watch(process, activity);
    }
  }

  private void listen(ActivityImpl activity, String process) {
    String point = process + "/" + activity.getId() + "/ends";
    if (wanted.isEmpty() || wanted.contains(point)) {
      activity.addListener(
          ExecutionListener.EVENTNAME_END,
          (ExecutionListener) execution -> reached(point, execution.getProcessInstanceId()));
    }
  }

  /** Holds how many points, in the order in which they were reached, are waited at no more. */
  static Path released(Path points) {
    return points.resolveSibling(points.getFileName() + ".released");
  }

  /** Holds the points at which nobody waits again. */
  static Path spent(Path points) {
    return points.resolveSibling(points.getFileName() + ".spent");
  }

  private void reached(String point, String instance) {
    try {
      int turn = turn(point, instance);
      if (turn > 0) {
        Awaitility.await().forever().pollInterval(LOOK).until(() -> released() >= turn);
        left(point);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int released() throws IOException {
    Path released = released(file);
    return Files.exists(released) ? Integer.parseInt(Files.readString(released)) : 0;
  }

  private boolean isSpent(String point) throws IOException {
    Path spent = spent(file);
    return Files.exists(spent) && Files.readAllLines(spent).contains(point);
  }

  /** Its place among the points reached; 0 where it is passed. */
  private synchronized int turn(String point, String instance) throws IOException {
    if (!Files.exists(file) || isSpent(point) || isOthers(point, instance)) {
      return 0;
    }
    Files.writeString(file, point + "\n", StandardOpenOption.APPEND);
    return Files.readAllLines(file).size();
  }

  /** Where its own step is done a second time, what is left of the first time still waits. */
  private boolean isOthers(String point, String instance) {
    String waits = waitedAt.putIfAbsent(point, instance);
    return waits != null && !waits.equals(instance);
  }

  private synchronized void left(String point) {
    waitedAt.remove(point);
  }
}
