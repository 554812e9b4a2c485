package org.vitalflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes on one database: what goes by the clock goes once, and they are renewed in turn. */
@Tag("alone")
class ClusterIT {
  private static final Duration PATIENCE = Duration.ofMinutes(8);
  private static final Duration ROUND = Duration.ofSeconds(5);
  private static final int ROUNDS = 4;
  private static final int TOPICS = 3;
  private static final Duration GAP = Duration.ofSeconds(3);

  private static final String[] NEW_SECRET = {
    "--MOSIP_WEBSUB_SECRET=a-secret-of-this-year",
    "--MOSIP_WEBSUB_SECRET_PREVIOUS=websub-demo-secret"
  };

  @TempDir Path folder;

  @Test
  void aRollingRestartWithANewSecretLosesNothingAndSubscriptionsAreRenewedByOneNode()
      throws Exception {
    var settings = Map.of("MOSIP_RESUBSCRIBE", ROUND.toString());
    try (var cluster = new Cluster(folder, 1000, settings);
        var nobody = new Workforce(Optional::empty, Set.of("clerk"), Map.of());
        var batch = new Batch(cluster, nobody, PATIENCE)) {
      int first = cluster.start();
      int second = cluster.start();
      cluster.awaitReady(first);
      cluster.awaitReady(second);
      batch.hear();
      renewedOnce(cluster);

      var enough = new AtomicBoolean();
      var births = new Thread(() -> births(batch, enough));
      births.start();
      for (int node : List.of(first, second)) {
        cluster.stop(node);
        cluster.startAt(node, NEW_SECRET);
        cluster.awaitReady(node);
      }
      enough.set(true);
      births.join();
      batch.await();
      batch.assertNothingTwice();
      batch.assertToldOnce();
      System.out.printf("Rolling restart: %d births completed%n", batch.size());
    }
  }

  private static void births(Batch batch, AtomicBoolean enough) {
    while (!enough.get()) {
      batch.put(
          "birth " + batch.size(),
          () -> batch.ends(batch.report("birth", Reports.named()), "COMPLETED"));
      Cluster.pause(GAP);
    }
  }

  /** Each request to the hub is claimed in its row; the database counts the claims. */
  private static void renewedOnce(Cluster cluster) {
    cluster.change(
        """
        create table public.asked (at timestamptz not null default now());
        create function public.count_asked() returns trigger language plpgsql as
          'begin insert into public.asked default values; return null; end';
        create trigger count_asked after update of asked_at on registry.subscription
          for each row execute function public.count_asked()
        """);
    Cluster.pause(ROUND.multipliedBy(ROUNDS));
    int renewed = Integer.parseInt(cluster.rows("select count(*) from public.asked").get(0));
    cluster.change("drop trigger count_asked on registry.subscription");
    System.out.printf(
        "Two nodes renewed %d topics %d times in %d rounds%n", TOPICS, renewed, ROUNDS);
    assertThat(renewed).isBetween(TOPICS * (ROUNDS - 1), TOPICS * (ROUNDS + 1));
  }
}
