package org.vitalflow.mosip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vitalflow.TestDatabase;

class RidsTest {
  private static final int THREADS = 16;
  private static final int NODES = 4;

  /** The clock stands still: only the sequence can tell two RIDs apart. */
  private static final InstantSource ONE_SECOND = () -> Instant.parse("2026-01-01T00:00:00Z");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "20230229000000 29 February of no leap year",
        "20241301000000 month 13",
        "20240601240000 hour 24",
        "20240601000060 second 60",
        "20240631000000 31 June",
        "2024060110000 28 digits",
        "202406011000000 30 digits",
        "2024060110000x a letter",
        "2024060110000\u0665 a digit that is not Latin",
        "2024060110000\n a line break"
      })
  void whatMosipsValidatorRefusesIsNotSent(String timeAndWhy) {
    String time = timeAndWhy.substring(0, timeAndWhy.indexOf(' '));
    assertThatThrownBy(() -> Rids.check("100011000100001" + time))
        .isInstanceOf(MosipRefused.class)
        .hasMessageNotContaining(time);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "abc", "../../x", "10001"})
  void whatIsNoRidIsSentNowhere(String rid) {
    var facades = new Facades(ONE_SECOND);
    var packet =
        new Packet(
            rid,
            "10001_10001",
            false,
            "CRVS_NEW",
            "CRVS1",
            "0.3",
            "{}",
            java.util.Map.of(),
            java.util.Map.of(),
            java.util.Map.of(),
            List.of());
    var trigger = new Trigger(rid, "CRVS_NEW", "CRVS1", "", null);
    assertThatThrownBy(() -> facades.packets.create(packet)).isInstanceOf(MosipRefused.class);
    assertThatThrownBy(() -> facades.packets.has(rid)).isInstanceOf(MosipRefused.class);
    assertThatThrownBy(() -> facades.workflows.trigger(trigger)).isInstanceOf(MosipRefused.class);
    assertThatThrownBy(() -> facades.status.of(List.of(rid))).isInstanceOf(MosipRefused.class);
    assertThatThrownBy(() -> facades.transactions.history(rid)).isInstanceOf(MosipRefused.class);
    assertThat(facades.cookies).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"10001100010000120240601100000", "10001100010000120240229235959"})
  void whatMosipTakesPasses(String rid) {
    assertThatCode(() -> Rids.check(rid)).doesNotThrowAnyException();
  }

  @Test
  void sixteenThreadsOnFourNodesShareNoRidWithinOneSecondAndAcrossTheEndOfTheSequence()
      throws Exception {
    String url = TestDatabase.fresh();
    List<HikariDataSource> pools = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Rids> nodes = new ArrayList<>();
      for (int i = 0; i < NODES; i++) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setMaximumPoolSize(THREADS / NODES);
        pool.setConnectionInitSql("set search_path to public, registry");
        pools.add(pool);
        if (i == 0) {
          Flyway.configure()
              .dataSource(pool)
              .schemas("registry")
              .defaultSchema("registry")
              .load()
              .migrate();
        }
        nodes.add(new Rids(JdbcClient.create(pool), ONE_SECOND));
      }
      JdbcClient.create(pools.get(0))
          .sql("insert into rid_sequence (centre, machine, last) values ('10001', '10001', 99000)")
          .update();
      List<Callable<List<String>>> work = new ArrayList<>();
      for (int t = 0; t < THREADS; t++) {
        Rids rids = nodes.get(t % NODES);
        work.add(
            () -> {
              List<String> made = new ArrayList<>();
              for (int i = 0; i < 125; i++) {
                made.add(rids.next("10001", "10001"));
              }
              return made;
            });
      }
      Set<String> all = new HashSet<>();
      for (Future<List<String>> made : threads.invokeAll(work)) {
        all.addAll(made.get());
      }
      assertThat(all)
          .hasSize(THREADS * 125)
          .contains("10001100019999920260101000000", "10001100010000120260101000000")
          .doesNotContain("10001100010000020260101000000")
          .allSatisfy(Rids::check);
      assertThat(nodes.get(1).next("10002", "10001")).isEqualTo("10002100010000120260101000000");
    } finally {
      threads.shutdownNow();
      pools.forEach(HikariDataSource::close);
    }
  }

  @Test
  void aLocaleWithDigitsOfItsOwnChangesNoRid() throws MosipRefused {
    Locale before = Locale.getDefault();
    try (var pool = new HikariDataSource()) {
      pool.setJdbcUrl(TestDatabase.fresh());
      pool.setConnectionInitSql("set search_path to public, registry");
      Flyway.configure()
          .dataSource(pool)
          .schemas("registry")
          .defaultSchema("registry")
          .load()
          .migrate();
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      String rid = new Rids(JdbcClient.create(pool), ONE_SECOND).next("10001", "10001");
      Rids.check(rid);
      assertThat(rid).isEqualTo("10001100010000120260101000000");
    } finally {
      Locale.setDefault(before);
    }
  }
}
