package org.vitalflow.packet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.vitalflow.process.Cases;
import org.vitalflow.registry.Events;

/**
 * Stops the sending where MOSIP refuses one packet after the other for the same cause: one wrong
 * setting must not refuse a district's day.
 */
@Component
class Holds {
  private static final Duration WITHIN = Duration.ofHours(1);

  /** How many an office has, and the event of the last one. */
  private record Refusals(String office, int number, UUID last) {}

  private final JdbcClient jdbc;
  private final Cases cases;
  private final Events events;
  private final InstantSource clock;
  private final int most;

  Holds(
      JdbcClient jdbc,
      Cases cases,
      Events events,
      InstantSource clock,
      @Value("${vitalflow.hold-after}") int most) {
    this.jdbc = jdbc;
    this.cases = cases;
    this.events = events;
    this.clock = clock;
    this.most = most;
  }

  /** Whether packets of this process may not be sent from this office. */
  boolean holds(String process, String office) {
    return jdbc.sql(
            """
            select exists (select 1 from send_hold
              where released_at is null and process = ? and (office is null or office = ?))
            """)
        .params(process, office)
        .query(Boolean.class)
        .single();
  }

  /**
   * Counts a refusal whose reason stands in its row; one too many raises the task. Where one office
   * has more than half of them, it alone is held: the fault is most likely in what is its own.
   */
  void refused(PacketRow row) {
    String cause = row.reason();
    if (cause == null || holds(row.process(), row.office())) {
      return;
    }
    oneAtATime(row.process());
    List<Refusals> byOffice = refusals(row.process(), cause);
    int all = byOffice.stream().mapToInt(Refusals::number).sum();
    if (all >= most) {
      Refusals worst = byOffice.get(0);
      boolean isItsOwn = worst.number() * 2 > all;
      begin(row.process(), isItsOwn ? worst.office() : null, cause, worst.last(), all);
    }
  }

  /** Until the transaction ends: of two refusals at once, the second must see the first. */
  private void oneAtATime(String process) {
    jdbc.sql("select 1 from (select pg_advisory_xact_lock(hashtextextended(?, 0))) as counting")
        .param("refusals of " + process)
        .query(Integer.class)
        .single();
  }

  /**
   * Those of the last hour by office, the most first, and since ID operations last said that the
   * cause is mended; refusals of an office that is held by itself say nothing of the others.
   */
  private List<Refusals> refusals(String process, String cause) {
    return jdbc.sql(
            """
            select office, count(*) as number, (array_agg(event_id order by updated_at desc))[1] as last
            from packet p
            where process = :process and reason = :cause
              and updated_at > greatest(:since,
                (select max(released_at) from send_hold where process = :process and cause = :cause))
              and not exists (select 1 from send_hold h where h.process = p.process and h.cause = p.reason
                and h.office = p.office and released_at is null)
            group by office order by number desc
            """)
        .param("process", process)
        .param("cause", cause)
        .param("since", Timestamp.from(clock.instant().minus(WITHIN)))
        .query(
            (row, n) ->
                new Refusals(
                    row.getString("office"),
                    row.getInt("number"),
                    row.getObject("last", UUID.class)))
        .list();
  }

  private void begin(
      String process, @Nullable String office, String cause, UUID example, int refusals) {
    jdbc.sql(
            """
            insert into send_hold (process, office, cause, event_id, refusals, since)
            values (?, ?, ?, ?, ?, ?)
            on conflict do nothing returning id
            """)
        .params(process, office, cause, example, refusals, Timestamp.from(clock.instant()))
        .query(Long.class)
        .optional()
        .ifPresent(id -> cases.sendsHeld(id, events.get(example)));
  }

  /** The open hold whose task shows this case. */
  Optional<Hold> shownBy(UUID eventId) {
    return jdbc.sql(
            "select * from send_hold where event_id = ? and released_at is null order by id limit 1")
        .param(eventId)
        .query(Holds::read)
        .optional();
  }

  void release(long id, String by) {
    jdbc.sql("update send_hold set released_at = ?, released_by = ? where id = ?")
        .params(Timestamp.from(clock.instant()), by, id)
        .update();
  }

  private static Hold read(ResultSet row, int number) throws SQLException {
    String office = row.getString("office");
    Instant since = row.getTimestamp("since").toInstant();
    return new Hold(
        row.getLong("id"),
        row.getString("process"),
        office == null ? "" : office,
        row.getString("cause"),
        row.getInt("refusals"),
        since);
  }
}
