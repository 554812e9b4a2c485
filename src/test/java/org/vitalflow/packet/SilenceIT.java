package org.vitalflow.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vitalflow.MigratedDatabase;
import org.vitalflow.mosip.SubscriptionState;
import org.vitalflow.mosip.Subscriptions;
import org.vitalflow.mosip.Topic;

/** When the alarm rings that cases wait and no event came. */
class SilenceIT {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  private final MigratedDatabase database = new MigratedDatabase();
  private final Subscriptions subscriptions = mock(Subscriptions.class);
  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final Silence silence =
      new Silence(database.jdbc, subscriptions, () -> NOW, Duration.ofMinutes(10), meters);

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void itIsQuietWhereNobodyWaitsOrAnEventCame() {
    lastDelivery(null);
    assertThat(silence.alarm()).isEmpty();
    waits(NOW.minus(Duration.ofMinutes(29)));
    assertThat(silence.alarm()).isEmpty();
    waits(NOW.minus(Duration.ofMinutes(40)));
    lastDelivery(NOW.minus(Duration.ofMinutes(5)));
    assertThat(silence.alarm()).isEmpty();
    assertThat(silence.health().getDetails()).containsEntry("silent", false);
  }

  @Test
  void itRingsWhereCasesWaitAndNoEventCameForThreeRounds() {
    waits(NOW.minus(Duration.ofMinutes(40)));
    waits(NOW.minus(Duration.ofMinutes(50)));
    lastDelivery(NOW.minus(Duration.ofMinutes(35)));
    Instant since = NOW.minus(Duration.ofMinutes(35));
    assertThat(silence.alarm()).contains(new Silence.Alarm(2, since));
    assertThat(silence.health().getStatus().getCode()).isEqualTo("UP");
    assertThat(silence.health().getDetails())
        .containsEntry("silent", true)
        .containsEntry("waiting", 2)
        .containsEntry("since", since);
    silence.measure();
    assertThat(meters.get("vitalflow.mosip.silence").gauge().value()).isEqualTo(35 * 60);
  }

  @Test
  void withoutAnyEventEverItCountsFromTheFirstThatWaits() {
    waits(NOW.minus(Duration.ofMinutes(40)));
    lastDelivery(null);
    assertThat(silence.alarm()).contains(new Silence.Alarm(1, NOW.minus(Duration.ofMinutes(40))));
  }

  private void lastDelivery(@Nullable Instant at) {
    when(subscriptions.states())
        .thenReturn(
            List.of(
                new SubscriptionState(Topic.COMPLETED, "completed", true, NOW, NOW, at, null),
                new SubscriptionState(Topic.PAUSED, "paused", true, NOW, NOW, null, null)));
  }

  private void waits(Instant since) {
    Timestamp at = Timestamp.from(since);
    database
        .jdbc
        .sql(
            """
            insert into packet (rid, event_id, office, source, process, attempt, status, created_at, updated_at)
            values (?, ?, 'DEMO01', 'CRVS1', 'CRVS_NEW', 1, 'TRIGGERED', ?, ?)
            """)
        .params(UUID.randomUUID().toString(), UUID.randomUUID(), at, at)
        .update();
  }
}
