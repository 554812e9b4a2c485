package org.vitalflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A few of the places of {@link KillAnywhereIT}: signal 9 after MOSIP was called, or the paper
 * printed, and before it was kept that it was.
 */
class KillPlacesIT {
  private static final List<String> PLACES =
      List.of(
          "mosip-packet/ServiceTask_CreatePacket/ends",
          "mosip-packet/ServiceTask_TriggerProcessing/ends",
          "certificate-issue/ServiceTask_IssueCertificate/ends");
  private static final Duration MOST = Duration.ofSeconds(20);

  @TempDir Path folder;

  @Test
  void signalNineWhileMosipIsToldAndWhileAPaperIsIssuedLosesNothingAndDoublesNothing()
      throws Exception {
    try (var cluster = new Cluster(folder, 100, Map.of("VITALFLOW_RETRY", "PT1S,PT2S,PT5S,PT10S"));
        var nobody = new Workforce(Optional::empty, Set.of("clerk"), Map.of());
        var batch = new Batch(cluster, nobody, Duration.ofMinutes(10))) {
      var reaper =
          new Reaper(
              cluster,
              folder,
              lull ->
                  lull.struck() + lull.waiting() == PLACES.size()
                      || lull.quiet().compareTo(MOST) > 0,
              "--kill.only=" + String.join(",", PLACES));
      reaper.arm();
      batch.hear();
      for (int i = 0; i < 2 * PLACES.size(); i++) {
        batch.put(
            "birth " + i, () -> batch.ends(batch.report("birth", Reports.named()), "COMPLETED"));
      }
      var death = reaper.death();
      reaper.reap(() -> batch.underWay().isEmpty(), death);
      batch.await();
      batch.assertNothingTwice();
      batch.assertToldOnce();
      assertThat(reaper.struck(death)).containsExactlyInAnyOrderElementsOf(PLACES);
    }
  }
}
