package org.vitalflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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
 * Cases of every kind, with a road for every node of every process. At the end of every step, after
 * its work and before its commit, the node gets signal 9; and when the work comes there again,
 * database and simulator go away.
 */
@Tag("alone")
class KillAnywhereIT {
  private static final Set<String> PEOPLE =
      Set.of(
          "clerk", "registrar", "supervisor", "supervisor2", "frontdesk", "medical-coder", "idops");
  private static final Duration PATIENCE = Duration.ofMinutes(25);
  private static final int SHORTEST = 4;
  private static final int LONGEST = 3;
  private static final int RETRIES = 60;

  /** More than there are cases: the more are under way, the more steps one kill hits. */
  private static final int ALL = 200;

  /** A step that a coincidence opens may not come again after the first blow. */
  private static final int MISSED = 3;

  private static final Duration AWAY = Duration.ofSeconds(1);

  /** More threads, so that the node dies at more places at once. */
  private static final String[] MANY_HANDS = {
    "--vitalflow.people.supervisor2.role=supervisor",
    "--vitalflow.people.supervisor2.office=DEMO02",
    "--camunda.bpm.job-execution.core-pool-size=60",
    "--camunda.bpm.job-execution.max-pool-size=60",
    "--spring.datasource.hikari.maximum-pool-size=200"
  };

  @TempDir Path folder;

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

    @Override
    public Duration cost(Duration start) {
      return start.dividedBy(3);
    }

    @Override
    public String toString() {
      return "Outage";
    }
  }

  @Test
  void everyCaseEndsAsItShouldThoughTheNodeDiesAndDatabaseAndSimulatorGoInEachOfItsSteps()
      throws Exception {
    long begun = System.nanoTime();
    var settings =
        Map.of(
            "VITALFLOW_RETRY",
            "PT1S,PT2S" + ",PT5S".repeat(RETRIES),
            // many steps at once are slow: none may be taken for dead
            "VITALFLOW_JOB_LOCK",
            "PT30S",
            "VITALFLOW_HOLD_AFTER",
            String.valueOf(EveryRoad.UNSENT - 1));
    try (var cluster = new Cluster(folder, 300, settings)) {
      var reaper = new Reaper(cluster, folder, KillAnywhereIT::isEnough, MANY_HANDS);
      try (var people = new Workforce(reaper::base, PEOPLE, Answers.USUAL);
          var batch = new Batch(cluster, people, PATIENCE, ALL)) {
        batch.hear();
        batch.holdBack();
        new EveryRoad(cluster, batch).go();
        new RareRoads(cluster, batch, reaper.held()).go();
        batch.begin(reaper::arm);
        var death = reaper.death();
        var outage = new Outage(cluster);
        reaper.reap(() -> batch.underWay().isEmpty(), death, outage);
        batch.await();
        batch.assertNothingTwice();
        batch.assertToldOnce();
        System.out.printf(
            "Kill anywhere: %d cases, %d blows, %d s%n",
            batch.size(), reaper.blows(), Duration.ofNanos(System.nanoTime() - begun).toSeconds());
        Set<String> alive = untouched(reaper.struck(death));
        Set<String> undisturbed = untouched(reaper.struck(outage));
        System.out.printf("Without signal 9: %s; without an outage: %s%n", alive, undisturbed);
        assertThat(alive).as("steps without signal 9").hasSizeLessThanOrEqualTo(MISSED);
        assertThat(undisturbed).as("steps without an outage").hasSizeLessThanOrEqualTo(MISSED);
      }
    }
  }

  /**
   * Whether nobody else will come soon to another point, however slow they are. A blow costs time,
   * so for a few points alone it is put off; but not for ever.
   */
  private static boolean isEnough(Reaper.Lull lull) {
    int share = Math.min(SHORTEST, Math.max(1, lull.waiting() / 2));
    return lull.still().compareTo(lull.cost().dividedBy(share)) > 0
        || lull.quiet().compareTo(lull.cost().multipliedBy(LONGEST)) > 0;
  }

  /** Nodes at none of whose points it struck. */
  private static Set<String> untouched(Set<String> points) throws IOException {
    Set<String> never = new TreeSet<>(nodes());
    points.forEach(point -> never.remove(point.substring(0, point.lastIndexOf('/'))));
    return never;
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
