package org.vitalflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
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
 * In a {@link Node} that something is to happen to: whoever is the first to reach a point of a
 * process writes it into the file {@code kill.points} and goes no further, until the node is killed
 * or the file beside it, {@code .released}, says that so many may go on. Points that stand there
 * from the lives before are passed. {@code ends} is after the step's work, its remote call too, and
 * before its commit; {@code begins}, of steps with a transaction of their own, is before it.
 * Gateways do no work: to die there is to die at the step before.
 */
@Component
@ConditionalOnProperty("kill.points")
@Order(Ordered.LOWEST_PRECEDENCE)
class KillPoints extends AbstractProcessEnginePlugin {
  private static final Duration LOOK = Duration.ofMillis(100);

  private final Path file;
  private final Path released;
  private final Set<String> wanted;
  private final Set<String> reached = new HashSet<>();

  /**
   * Reads the file.
   *
   * @param only the points at which it stops; all where empty
   */
  KillPoints(@Value("${kill.points}") Path file, @Value("${kill.only:}") Set<String> only) {
    this.file = file;
    released = released(file);
    wanted = only;
    try {
      if (Files.exists(file)) {
        reached.addAll(Files.readAllLines(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
      if (activity.isAsyncBefore() && "serviceTask".equals(type)) {
        listen(activity, ExecutionListener.EVENTNAME_START, process, "begins");
      }
      if (!type.endsWith("Gateway")) {
        listen(activity, ExecutionListener.EVENTNAME_END, process, "ends");
      }
      watch(process, activity);
    }
  }

  private void listen(ActivityImpl activity, String event, String process, String moment) {
    String point = process + "/" + activity.getId() + "/" + moment;
    if (wanted.isEmpty() || wanted.contains(point)) {
      activity.addListener(event, (ExecutionListener) execution -> reached(point));
    }
  }

  /** Holds how many points, in the order in which they were reached, are waited at no more. */
  static Path released(Path points) {
    return points.resolveSibling(points.getFileName() + ".released");
  }

  private void reached(String point) {
    int turn = turn(point);
    if (turn > 0) {
      Awaitility.await().forever().pollInterval(LOOK).until(() -> released() >= turn);
    }
  }

  private int released() throws IOException {
    return Files.exists(released) ? Integer.parseInt(Files.readString(released)) : 0;
  }

  /** Its place among the points reached; 0 where it was reached before. */
  private synchronized int turn(String point) {
    if (!reached.add(point)) {
      return 0;
    }
    try {
      Files.writeString(file, point + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return reached.size();
  }
}
