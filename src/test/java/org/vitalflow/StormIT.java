package org.vitalflow;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Five hundred births in a {@link Storm}, through two nodes of which one is killed halfway. */
@Tag("alone")
class StormIT {
  private static final int BIRTHS = 500;

  @TempDir Path folder;

  @Test
  void fiveHundredBirthsGetFiveHundredIdentitiesAndCertificates() throws Exception {
    try (var cluster = new Cluster(folder, 300, Map.of("VITALFLOW_JOB_LOCK", "PT20S"))) {
      int first = cluster.start();
      cluster.awaitReady(first);
      int second = cluster.start();
      cluster.awaitReady(second);
      var storm = new Storm(cluster, BIRTHS, Duration.ofMinutes(8));
      storm.rages(
          () -> {
            cluster.kill(second);
            cluster.startAt(second);
          });
      storm.assertNothingLostAndNothingTwice();
    }
  }
}
