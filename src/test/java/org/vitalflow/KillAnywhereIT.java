package org.vitalflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Cases of every kind. At the end of every step that they take, after its work and before its
 * commit, and before and after every call of MOSIP, the orchestrator gets signal 9; or database and
 * simulator go away.
 */
@Tag("long")
class KillAnywhereIT {
  private static final Set<String> PEOPLE =
      Set.of("clerk", "registrar", "supervisor", "frontdesk", "medical-coder", "idops");
  private static final Duration PATIENCE = Duration.ofMinutes(25);
  private static final int SHORTEST = 4;
  private static final int LONGEST = 3;
  private static final int RETRIES = 20;

  /** More than there are cases: the more are under way, the more steps one kill hits. */
  private static final int ALL = 100;

  private static final Duration AWAY = Duration.ofSeconds(1);

  /** More threads, so that the node dies at more places at once. */
  private static final String[] MANY_HANDS = {
    "--camunda.bpm.job-execution.core-pool-size=60",
    "--camunda.bpm.job-execution.max-pool-size=60",
    "--spring.datasource.hikari.maximum-pool-size=200"
  };

  @TempDir Path folder;

  @Test
  void everyCaseEndsAsItShouldThoughTheOrchestratorDiesInEachOfItsSteps() throws Exception {
    anywhere("Kill anywhere", (cluster, reaper) -> reaper.death());
  }

  @Test
  void everyCaseEndsAsItShouldThoughDatabaseAndSimulatorAreGoneInEachOfItsSteps() throws Exception {
    anywhere("Outage anywhere", (cluster, reaper) -> new Outage(cluster));
  }

  /** In turn the database is stopped as an administrator does, and killed; the simulator too. */
  private static final class Outage implements Reaper.Blow {
    private final Cluster cluster;
    private boolean isKilled;

    Outage(Cluster cluster) {
      this.cluster = cluster;
    }

    @Override
    public void falls() throws Exception {
      if (isKilled) {
        cluster.killDatabase();
      } else {
        cluster.stopDatabase();
      }
      isKilled = !isKilled;
      cluster.killSimulator();
    }

    @Override
    public void passes() throws Exception {
      Cluster.pause(AWAY);
      cluster.startDatabase();
      cluster.startSimulator();
    }
  }

  private void anywhere(String name, BiFunction<Cluster, Reaper, Reaper.Blow> blow)
      throws Exception {
    long begun = System.nanoTime();
    var settings =
        Map.of(
            "VITALFLOW_RETRY",
            "PT1S,PT2S" + ",PT5S".repeat(RETRIES),
            // many steps at once are slow: none may be taken for dead
            "VITALFLOW_JOB_LOCK",
            "PT30S");
    try (var cluster = new Cluster(folder, 300, settings)) {
      var reaper = new Reaper(cluster, folder, KillAnywhereIT::isEnough, MANY_HANDS);
      try (var people = new Workforce(reaper::base, PEOPLE, EveryRoad.USUAL);
          var batch = new Batch(cluster, people, PATIENCE, ALL)) {
        batch.hear();
        new EveryRoad(cluster, batch).go();
        reaper.reap(() -> batch.underWay().isEmpty(), blow.apply(cluster, reaper));
        System.out.println("refused at the desk: " + people.complaints());
        batch.await();
        batch.assertNothingTwice();
        batch.assertToldOnce();
        report(name, reaper, batch, Duration.ofNanos(System.nanoTime() - begun));
      }
    }
  }

  /**
   * Whether nobody else will come soon to another point, however slow they are. A kill costs the
   * time of a start, so for a few points alone it is put off; but not for ever, since people who
   * ask again and again are never still.
   */
  private static boolean isEnough(Reaper.Lull lull) {
    int share = Math.min(SHORTEST, Math.max(1, lull.waiting() / 2));
    return lull.still().compareTo(lull.start().dividedBy(share)) > 0
        || lull.quiet().compareTo(lull.start().multipliedBy(LONGEST)) > 0;
  }

  private static void report(String name, Reaper reaper, Batch batch, Duration took)
      throws IOException {
    Set<String> never = new TreeSet<>(nodes());
    reaper.struck().forEach(point -> never.remove(point.substring(0, point.lastIndexOf('/'))));
    System.out.printf(
        "%s: %d cases, %d points, %d blows, %d s; never reached: %s%n",
        name, batch.size(), reaper.struck().size(), reaper.blows(), took.toSeconds(), never);
    assertThat(reaper.struck()).doesNotHaveDuplicates();
    assertThat(never.size()).as("nodes never reached").isLessThan(nodes().size() / 5);
  }

  /** Every flow node of every model that does something. */
  private static Set<String> nodes() throws IOException {
    Set<String> nodes = new TreeSet<>();
    for (Resource model :
        new PathMatchingResourcePatternResolver().getResources("classpath*:bpmn/*.bpmn")) {
      try (InputStream in = model.getInputStream()) {
        var read = Bpmn.readModelFromStream(in);
        String process = read.getModelElementsByType(Process.class).iterator().next().getId();
        read.getModelElementsByType(FlowNode.class).stream()
            .filter(node -> !(node instanceof Gateway))
            .forEach(node -> nodes.add(process + "/" + node.getId()));
      }
    }
    return nodes;
  }
}
