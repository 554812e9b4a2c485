package org.vitalflow.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Comes after all others: what they went through must be everything. */
@Order(Integer.MAX_VALUE)
class CoverageIT {
  @Test
  void everyElementAndEveryWayOfEveryModelWasTakenBySomeTest() throws IOException {
    assumeTrue(Coverage.CLASSES.containsAll(classes()), "some classes of paths were not run");
    var left = new TreeMap<String, Set<String>>();
    for (Path model : files(Path.of("bpmn"), ".bpmn")) {
      String key = model.getFileName().toString().replace(".bpmn", "");
      var all = new TreeSet<String>();
      var read = Bpmn.readModelFromFile(model.toFile());
      read.getModelElementsByType(FlowNode.class).forEach(node -> all.add(node.getId()));
      read.getModelElementsByType(SequenceFlow.class).forEach(flow -> all.add(flow.getId()));
      var missing = new TreeSet<>(all);
      missing.removeAll(Coverage.passed(key));
      System.out.printf(
          "process-test-coverage %s: %d of %d elements, %.1f %%%n",
          key,
          all.size() - missing.size(),
          all.size(),
          100.0 * (all.size() - missing.size()) / all.size());
      if (!missing.isEmpty()) {
        left.put(key, missing);
      }
    }
    assertThat(left).isEmpty();
  }

  /** The classes that take ways through the models: named {@code ...PathsIT}, and not run alone. */
  private static Set<String> classes() throws IOException {
    return files(Path.of("src/test/java/org/vitalflow/process"), "PathsIT.java").stream()
        .map(file -> file.getFileName().toString().replace(".java", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }
}
