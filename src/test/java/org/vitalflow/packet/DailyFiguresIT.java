package org.vitalflow.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vitalflow.MigratedDatabase;
import org.vitalflow.process.Deadlines;

/** In which column of the day's figures a packet stands. */
class DailyFiguresIT {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
  private static final ZoneId ZONE = ZoneId.of("Africa/Casablanca");
  private static final Instant NOON = DAY.atTime(12, 0).atZone(ZONE).toInstant();
  private static final Instant NOW = NOON.plus(Duration.ofHours(30));

  private final MigratedDatabase database = new MigratedDatabase();
  private final Deadlines deadlines = mock(Deadlines.class);
  private final DailyFigures figures = new DailyFigures(database.jdbc, deadlines, () -> NOW);

  @BeforeEach
  void anAnswerIsDueAfterADay() {
    when(deadlines.dueFrom(any(), any(), any(), any()))
        .thenAnswer(call -> call.<Instant>getArgument(0).plus(Duration.ofDays(1)));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void eachPacketStandsInOneColumnAndWhatIsOpenIsListed() {
    packet("a", "DEMO01", "CREDENTIAL_RECEIVED", "ACCEPTED", null, NOON, true);
    packet("b", "DEMO01", "REJECTED", "REFUSED", "PACKET_REJECTED AGE", NOON, true);
    packet("c", "DEMO01", "FAILED", "REFUSED", "PACKET_FAILED", NOON, true);
    packet("d", "DEMO01", "SENT_UNCONFIRMED", "ACCEPTED", null, NOON, true);
    packet("e", "DEMO01", "TRIGGERED", null, null, NOON, true);
    Instant evening = DAY.atTime(23, 59).atZone(ZONE).toInstant();
    packet("f", "DEMO02", "PROCESSED", null, null, evening, true);
    packet("g", "DEMO01", "PACKET_STORED", null, null, evening, false);
    packet("before", "DEMO01", "TRIGGERED", null, null, NOON.minus(Duration.ofHours(13)), true);
    packet("after", "DEMO01", "TRIGGERED", null, null, evening.plusSeconds(61), true);

    DailyFigures.Day all = figures.of(DAY, ZONE, "");
    assertThat(all.processes())
        .containsExactly(
            new DailyFigures.OfProcess(
                "CRVS_NEW",
                7,
                6,
                1,
                Map.of("PACKET_REJECTED AGE", 1, "PACKET_FAILED", 1),
                1,
                1,
                2));
    assertThat(all.processes().get(0).refusals()).isEqualTo(2);
    assertThat(all.open())
        .extracting(open -> open.rid() + " " + open.state())
        .containsExactlyInAnyOrder("d UNCONFIRMED", "e LATE", "f WAITING", "g NOT_ACCEPTED");

    assertThat(figures.of(DAY, ZONE, "DEMO02").processes())
        .singleElement()
        .extracting(DailyFigures.OfProcess::sent)
        .isEqualTo(1);
    assertThat(figures.of(DAY, ZONE, "NOWHERE").processes()).isEmpty();
  }

  private void packet(
      String rid,
      String office,
      String status,
      @Nullable String outcome,
      @Nullable String reason,
      Instant sentAt,
      boolean accepted) {
    UUID event = UUID.randomUUID();
    Timestamp at = Timestamp.from(sentAt);
    database
        .jdbc
        .sql(
            """
            insert into event (id, type, stage, client, tracking_code, crvs_reference, office, record_version,
              registered_by_crvs, received_at, updated_at)
            values (?, 'birth', 'AT_MOSIP', 'crvs', ?, ?, ?, 1, true, ?, ?)
            """)
        .params(event, rid, rid, office, at, at)
        .update();
    database
        .jdbc
        .sql(
            """
            insert into packet (rid, event_id, office, source, process, attempt, status, outcome, reason, created_at,
              updated_at, sent_at, triggered_at)
            values (?, ?, ?, 'CRVS1', 'CRVS_NEW', 1, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(rid, event, office, status, outcome, reason, at, at, at, accepted ? at : null)
        .update();
  }
}
