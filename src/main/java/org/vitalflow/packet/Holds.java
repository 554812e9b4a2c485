package org.vitalflow.packet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
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

  private record Refusals(int number, String first, String last) {}

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

  /** Counts a refusal whose reason stands in its row; one too many raises the task. */
  void refused(PacketRow row) {
    String cause = row.reason();
    if (cause == null) {
      return;
    }
    Refusals refusals = refusals(row.process(), cause);
    if (refusals.number() >= most) {
      begin(row, cause, refusals);
    }
  }

  /** Those of the last hour, and since ID operations last said that it is mended. */
  private Refusals refusals(String process, String cause) {
    return jdbc.sql(
            """
            select count(*) as number, coalesce(min(office), '') as first, coalesce(max(office), '') as last
            from packet where process = :process and reason = :cause and updated_at > greatest(:since,
              (select max(released_at) from send_hold where process = :process and cause = :cause))
            """)
        .param("process", process)
        .param("cause", cause)
        .param("since", Timestamp.from(clock.instant().minus(WITHIN)))
        .query(
            (row, n) ->
                new Refusals(row.getInt("number"), row.getString("first"), row.getString("last")))
        .single();
  }

  private void begin(PacketRow row, String cause, Refusals refusals) {
    boolean oneOffice = refusals.first().equals(refusals.last());
    jdbc.sql(
            """
            insert into send_hold (process, office, cause, refusals, since) values (?, ?, ?, ?, ?)
            on conflict do nothing returning id
            """)
        .params(
            row.process(),
            oneOffice ? row.office() : null,
            cause,
            refusals.number(),
            Timestamp.from(clock.instant()))
        .query(Long.class)
        .optional()
        .ifPresent(id -> cases.sendsHeld(id, events.get(row.eventId())));
  }

  /** The open hold that this case is an example of. */
  Optional<Hold> shownBy(UUID eventId) {
    return jdbc.sql(
            """
            select h.* from send_hold h where released_at is null and exists
              (select 1 from packet p where p.event_id = ? and p.process = h.process and p.reason = h.cause)
            """)
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
