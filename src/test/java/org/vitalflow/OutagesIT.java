package org.vitalflow;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database and the simulator go away in the middle of a batch of births, and come back. */
@Tag("alone")
class OutagesIT {
  private static final int BIRTHS = 20;
  private static final Duration GAP = Duration.ofMillis(300);
  private static final Duration AWAY = Duration.ofSeconds(4);
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @TempDir Path folder;

  /** What happens to the cluster while births come in. */
  private interface Outage {
    void happens() throws Exception;
  }

  @Test
  void databaseAndSimulatorStoppedAndKilledUnderABatchLoseNothingAndDoubleNothing()
      throws Exception {
    try (var cluster =
            new Cluster(
                folder,
                1500,
                Map.of("VITALFLOW_RETRY", "PT1S,PT2S,PT3S,PT5S,PT5S,PT10S,PT20S,PT20S"));
        var nobody = new Workforce(Optional::empty, Set.of("clerk"), Map.of());
        var batch = new Batch(cluster, nobody, PATIENCE)) {
      cluster.awaitReady(cluster.start());
      batch.hear();
      during(
          batch,
          "stopped",
          () -> {
            cluster.stopDatabase();
            Cluster.pause(AWAY);
            cluster.startDatabase();
          });
      during(
          batch,
          "killed",
          () -> {
            cluster.killDatabase();
            cluster.startDatabase();
          });
      during(
          batch,
          "simulator killed",
          () -> {
            cluster.killSimulator();
            Cluster.pause(AWAY);
            cluster.startSimulator();
          });
      batch.await();
      batch.assertNothingTwice();
      batch.assertToldOnce();
      System.out.printf("Outages: %d births completed%n", batch.size());
    }
  }

  /** Births are spread over all steps when it happens. */
  private static void during(Batch batch, String name, Outage outage) throws Exception {
    for (int i = 0; i < BIRTHS; i++) {
      batch.put(
          "database " + name + ", birth " + i,
          () -> batch.ends(batch.report("birth", EveryRoad.named()), "COMPLETED"));
      Cluster.pause(GAP);
    }
    outage.happens();
  }
}
