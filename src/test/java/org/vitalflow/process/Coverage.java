package org.vitalflow.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.community.process_test_coverage.core.model.DefaultCollector;
import org.camunda.community.process_test_coverage.core.model.Event;
import org.camunda.community.process_test_coverage.core.model.Run;
import org.camunda.community.process_test_coverage.core.model.Suite;
import org.camunda.community.process_test_coverage.engine.platform7.ElementCoverageParseListener;
import org.camunda.community.process_test_coverage.engine.platform7.ExecutionContextModelProvider;

/** Which elements of the models the tests went through, over all classes of this JVM. */
final class Coverage {
  private static final String ALL = "all";
  private static final DefaultCollector COLLECTOR =
      new DefaultCollector(new ExecutionContextModelProvider());
  private static final Suite SUITE = new Suite(ALL, ALL);

  /** The simple names of the test classes that took ways through the models. */
  static final Set<String> CLASSES = new ConcurrentSkipListSet<>();

  private Coverage() {}

  /** Has the engine say which elements it passes. */
  static void of(ProcessEngineConfigurationImpl configuration) {
    COLLECTOR.createSuite(SUITE);
    COLLECTOR.activateSuite(ALL);
    COLLECTOR.createRun(new Run(ALL, ALL), ALL);
    COLLECTOR.activateRun(ALL);
    var listener = new ElementCoverageParseListener();
    listener.setCoverageState(COLLECTOR);
    List<BpmnParseListener> listeners = new ArrayList<>();
    listeners.add(listener);
    configuration.setCustomPostBPMNParseListeners(listeners);
  }

  /** The ids of the flow nodes and sequence flows of a process that were passed. */
  static Set<String> passed(String process) {
    var passed = new TreeSet<String>();
    for (Event event : SUITE.getEventsDistinct(process)) {
      passed.add(event.getDefinitionKey());
    }
    return passed;
  }
}
