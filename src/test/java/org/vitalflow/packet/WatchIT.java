package org.vitalflow.packet;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vitalflow.MigratedDatabase;

/** Two nodes that look at the same moment for RIDs to ask MOSIP about, on a real database. */
class WatchIT {
  private static final Instant CREATED = Instant.parse("2026-11-23T12:00:00Z");
  private static final Instant NOW = CREATED.plus(Duration.ofHours(1));
  private static final int SILENT = 150;
  private static final int BATCH = 100;
  private static final int CREDENTIALS = 20;

  private final MigratedDatabase database = new MigratedDatabase();
  private final Set<String> rids =
      IntStream.range(0, SILENT).mapToObj(WatchIT::rid).collect(toSet());

  @BeforeEach
  void manyAreSilent() {
    var rows = new PacketRows(database.jdbc, () -> CREATED);
    var progress = new SendingRows(database.jdbc, () -> CREATED);
    for (String rid : rids) {
      rows.insert(rid, UUID.randomUUID(), "DEMO01", "CRVS1", "CRVS_NEW", 1);
      progress.triggered(rid);
    }
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void eachSilentRidIsAskedAboutByOneOfThemAndOnce() throws Exception {
    List<List<String>> claimed = atOnce(Watch::claim);
    assertThat(claimed).extracting(List::size).containsExactlyInAnyOrder(BATCH, SILENT - BATCH);
    assertThat(claimed.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(rids);
    assertThat(node().claim()).as("until the next look").isEmpty();
  }

  @Test
  void eachLostCredentialIsRequestedByOneOfThemAndOnce() throws Exception {
    database.jdbc.sql("update packet set status = 'PROCESSED'").update();
    List<String> first =
        atOnce(node -> node.claimCredentials("CRVS_NEW")).stream().flatMap(List::stream).toList();
    assertThat(first).hasSize(2 * CREDENTIALS).doesNotHaveDuplicates();
    List<String> then = node().claimCredentials("CRVS_NEW");
    assertThat(Stream.concat(first.stream(), then.stream()))
        .hasSize(3 * CREDENTIALS)
        .doesNotHaveDuplicates();
  }

  /** What two nodes claim, neither of which has committed when the other claims. */
  private List<List<String>> atOnce(Function<Watch, List<String>> claim) throws Exception {
    var claimed = new CyclicBarrier(2);
    ExecutorService nodes = Executors.newFixedThreadPool(2);
    try {
      List<Future<List<String>>> both = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        both.add(nodes.submit(() -> claim(claim, claimed)));
      }
      return List.of(both.get(0).get(), both.get(1).get());
    } finally {
      nodes.shutdown();
    }
  }

  private List<String> claim(Function<Watch, List<String>> claim, CyclicBarrier claimed) {
    return database.transactions.execute(
        transaction -> {
          List<String> mine = claim.apply(node());
          try {
            claimed.await(10, TimeUnit.SECONDS);
          } catch (Exception e) {
            throw new IllegalStateException("The other waits for this one", e);
          }
          return mine;
        });
  }

  private Watch node() {
    return new Watch(database.jdbc, () -> NOW, Duration.ofMinutes(10));
  }

  private static String rid(int number) {
    return "1000110001%05d20261123101530".formatted(number);
  }
}
