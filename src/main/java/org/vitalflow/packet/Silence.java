package org.vitalflow.packet;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.vitalflow.mosip.SubscriptionState;
import org.vitalflow.mosip.Subscriptions;

/**
 * Rings when cases await MOSIP and none of its events came for long: a hub that dropped us says
 * nothing. Long is three times the age at which a waiting packet is asked about.
 */
@Component("mosipSilence")
public class Silence implements HealthIndicator {
  private static final int ROUNDS = 3;

  private final JdbcClient jdbc;
  private final Subscriptions subscriptions;
  private final InstantSource clock;
  private final Duration patience;
  private volatile long seconds;

  Silence(
      JdbcClient jdbc,
      Subscriptions subscriptions,
      InstantSource clock,
      @Value("${mosip.reconcile-after}") Duration reconcileAfter,
      MeterRegistry meters) {
    this.jdbc = jdbc;
    this.subscriptions = subscriptions;
    this.clock = clock;
    this.patience = reconcileAfter.multipliedBy(ROUNDS);
    Gauge.builder("vitalflow.mosip.silence", () -> seconds)
        .description("Seconds since MOSIP's last event while cases have waited for long; else 0")
        .baseUnit("seconds")
        .register(meters);
  }

  /**
   * That it rings.
   *
   * @param waiting cases that have waited for an answer all that time
   * @param since when MOSIP's last event came, or the first of the cases began to wait
   */
  public record Alarm(int waiting, Instant since) {}

  private record Oldest(int waiting, Instant since) {}

  /** Whether it rings now. */
  public Optional<Alarm> alarm() {
    Instant before = clock.instant().minus(patience);
    Optional<Instant> last =
        subscriptions.states().stream()
            .map(SubscriptionState::lastDelivery)
            .filter(Objects::nonNull)
            .max(Instant::compareTo);
    if (last.filter(at -> !at.isBefore(before)).isPresent()) {
      return Optional.empty();
    }
    return oldest(before)
        .map(
            oldest ->
                new Alarm(
                    oldest.waiting(),
                    last.filter(at -> at.isAfter(oldest.since())).orElse(oldest.since())));
  }

  private Optional<Oldest> oldest(Instant before) {
    return jdbc.sql(
            """
            select count(*) as waiting, min(updated_at) as since from packet
            where outcome is null and status not in ('RID_RESERVED', 'PACKET_STORED') and updated_at < ?
            having count(*) > 0
            """)
        .param(Timestamp.from(before))
        .query(
            (row, number) ->
                new Oldest(row.getInt("waiting"), row.getTimestamp("since").toInstant()))
        .optional();
  }

  @Scheduled(fixedDelayString = "PT30S")
  void measure() {
    seconds =
        alarm()
            .map(alarm -> Duration.between(alarm.since(), clock.instant()).toSeconds())
            .orElse(0L);
  }

  /** It never says down: the cases go on, and are asked about. */
  @Override
  public Health health() {
    Health.Builder health = Health.up();
    alarm()
        .ifPresentOrElse(
            alarm ->
                health
                    .withDetail("silent", true)
                    .withDetail("since", alarm.since())
                    .withDetail("waiting", alarm.waiting()),
            () -> health.withDetail("silent", false));
    return health.build();
  }
}
