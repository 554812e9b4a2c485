package org.vitalflow.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vitalflow.MigratedDatabase;
import org.vitalflow.process.Cases;
import org.vitalflow.registry.Event;
import org.vitalflow.registry.Events;

/** Refusals on several nodes at the same moment, on a real database. */
class HoldsIT {
  private static final int MOST = 4;
  private static final String CAUSE = "PACKET_FAILED DOCUMENT RPR-PKV-FAILED-012";
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  private static MigratedDatabase database;

  private final Events events = mock(Events.class);
  private PacketRows rows;
  private Holds holds;

  @BeforeAll
  static void databaseOfItsOwn() {
    database = new MigratedDatabase();
  }

  @AfterAll
  static void closeDatabase() {
    database.close();
  }

  @Test
  void theLastTwoRefusalsThatComeAtOnceSeeEachOther() throws Exception {
    when(events.get(any())).thenReturn(mock(Event.class));
    rows = new PacketRows(database.jdbc, () -> NOW);
    holds = new Holds(database.jdbc, mock(Cases.class), events, () -> NOW, MOST);
    for (int i = 0; i < MOST - 2; i++) {
      refused(i, () -> 0);
    }
    assertThat(holds.holds("CRVS_NEW", "DEMO01")).isFalse();
    var together = new CyclicBarrier(2);
    ExecutorService nodes = Executors.newFixedThreadPool(2);
    try {
      List<Callable<Integer>> both =
          List.of(() -> refused(MOST, together::await), () -> refused(MOST + 1, together::await));
      for (Future<Integer> node : nodes.invokeAll(both)) {
        node.get();
      }
    } finally {
      nodes.shutdown();
    }
    assertThat(holds.holds("CRVS_NEW", "DEMO01")).isTrue();
  }

  /** One refusal, in a transaction of its own; the row is written before anybody counts. */
  private int refused(int number, Callable<Integer> written) {
    String rid = "1000110001%05d20261123101530".formatted(number);
    rows.insert(rid, UUID.randomUUID(), "DEMO01", "CRVS1", "CRVS_NEW", 1);
    database.transactions.executeWithoutResult(
        transaction -> {
          rows.explained(rid, CAUSE);
          try {
            written.call();
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
          holds.refused(rows.find(rid).orElseThrow());
        });
    return number;
  }
}
