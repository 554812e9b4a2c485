package org.vitalflow.packet;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.vitalflow.process.Deadlines;

/** The packets that wait, for those who watch over them. */
@Component
public class Waiting {
  /** A packet that waits for less than this is never late. */
  private static final Duration EARLY = Duration.ofHours(1);

  private static final Duration ASKED_EVERY = Duration.ofMinutes(1);

  private final JdbcClient jdbc;
  private final PacketRows rows;
  private final Asking asking;
  private final Deadlines deadlines;
  private final InstantSource clock;

  Waiting(
      JdbcClient jdbc, PacketRows rows, Asking asking, Deadlines deadlines, InstantSource clock) {
    this.jdbc = jdbc;
    this.rows = rows;
    this.asking = asking;
    this.deadlines = deadlines;
    this.clock = clock;
  }

  /**
   * A packet that waits.
   *
   * @param since when it began to wait
   * @param dueAt when its answer was due; null where none is
   */
  public record Packet(String rid, UUID eventId, Instant since, @Nullable Instant dueAt) {}

  private record Told(String rid, UUID eventId, String type, String office, Instant since) {}

  /** The packets whose answer is overdue; the oldest first. */
  public List<Packet> late(Optional<String> office, int most) {
    Instant now = clock.instant();
    return jdbc
        .sql(
            """
            select p.rid, p.event_id, e.type, p.office, coalesce(p.triggered_at, p.sent_at, p.updated_at) as since
            from packet p join event e on e.id = p.event_id
            where p.outcome is null and p.status not in ('RID_RESERVED', 'PACKET_STORED') and p.updated_at < :before
              and (cast(:office as text) is null or p.office = :office)
            order by since limit :most
            """)
        .param("before", Timestamp.from(now.minus(EARLY)))
        .param("office", office.orElse(null))
        .param("most", most)
        .query(
            (row, number) ->
                new Told(
                    row.getString("rid"),
                    row.getObject("event_id", UUID.class),
                    row.getString("type"),
                    row.getString("office"),
                    row.getTimestamp("since").toInstant()))
        .list()
        .stream()
        .map(
            told ->
                new Packet(
                    told.rid(),
                    told.eventId(),
                    told.since(),
                    deadlines.dueFrom(told.since(), "ANSWER", told.type(), told.office())))
        .filter(packet -> packet.dueAt() != null && packet.dueAt().isBefore(now))
        .toList();
  }

  /** The packets that are not sent while ID operations look at a run of refusals. */
  public List<Packet> held(Optional<String> office, int most) {
    return jdbc.sql(
            """
            select rid, event_id, updated_at from packet
            where outcome is null and reason = 'SENDS_HELD' and (cast(:office as text) is null or office = :office)
            order by updated_at limit :most
            """)
        .param("office", office.orElse(null))
        .param("most", most)
        .query(
            (row, number) ->
                new Packet(
                    row.getString("rid"),
                    row.getObject("event_id", UUID.class),
                    row.getTimestamp("updated_at").toInstant(),
                    null))
        .list();
  }

  /** Whether the packet's case has heard how it ended, so that nothing of it may be sent again. */
  public boolean isOver(String rid) {
    return rows.find(rid).filter(row -> row.settledAt() != null).isPresent();
  }

  /**
   * Asks MOSIP about an open RID for a person who wants to know.
   *
   * @return false where there is nothing to ask, or MOSIP was asked a moment ago
   */
  @Transactional
  public boolean ask(String rid) {
    boolean isAsked =
        jdbc.sql(
                """
                select exists (select 1 from packet where rid = ? and outcome is null
                  and status not in ('RID_RESERVED', 'PACKET_STORED') and (looked_at is null or looked_at < ?))
                """)
            .params(rid, Timestamp.from(clock.instant().minus(ASKED_EVERY)))
            .query(Boolean.class)
            .single();
    if (isAsked) {
      asking.askNow(rid);
    }
    return isAsked;
  }
}
