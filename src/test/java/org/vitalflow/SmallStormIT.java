package org.vitalflow;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sixty births in a {@link Storm}, through one node. */
class SmallStormIT {
  private static final int BIRTHS = 60;

  @TempDir Path folder;

  @Test
  void sixtyBirthsGetSixtyIdentitiesAndCertificates() throws Exception {
    try (var cluster = new Cluster(folder, 100, Map.of("VITALFLOW_JOB_LOCK", "PT20S"))) {
      cluster.awaitReady(cluster.start());
      var storm = new Storm(cluster, BIRTHS, Duration.ofMinutes(5));
      storm.rages(() -> {});
      storm.assertNothingLostAndNothingTwice();
    }
  }
}
