package org.vitalflow.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Pairs of records that may be of one person, and what people decided of them. */
@Component
public class Twins {
  /** Decided: the two are of two persons. */
  public static final String DIFFERENT = "DIFFERENT";

  /** Decided: the two are of one person. */
  public static final String SAME = "SAME";

  private final JdbcClient jdbc;
  private final InstantSource clock;

  Twins(JdbcClient jdbc, InstantSource clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * A pair.
   *
   * @param eventId the later one, whose office is asked
   * @param decision null while nobody has decided
   */
  public record Twin(
      UUID eventId,
      UUID otherId,
      int score,
      List<TwinReason> reasons,
      @Nullable String decision,
      @Nullable String decidedBy) {}

  /** Asks about the pair in place of what was asked of this event before. */
  public void ask(Event event, DuplicateSearches.Found found) {
    forget(event.id());
    jdbc.sql(
            """
            insert into twin (event_id, other_id, event_version, other_version, score, reasons, found_at)
            values (:event, :other, :version, :otherVersion, :score, :reasons, :at)
            on conflict (event_id, other_id) do update set event_version = excluded.event_version,
              other_version = excluded.other_version, score = excluded.score, reasons = excluded.reasons,
              found_at = excluded.found_at, decision = null, decided_by = null, decided_at = null
            """)
        .param("event", event.id())
        .param("other", found.otherId())
        .param("version", event.recordVersion())
        .param("otherVersion", found.otherVersion())
        .param("score", found.likeness().score())
        .param(
            "reasons",
            found.likeness().reasons().stream().map(Enum::name).collect(Collectors.joining(" ")))
        .param("at", Timestamp.from(clock.instant()))
        .update();
  }

  /** What nobody has decided of this event is not asked any more. */
  public void forget(UUID eventId) {
    jdbc.sql("delete from twin where event_id = ? and decision is null").param(eventId).update();
  }

  /** The pair of which the event's office was asked last. */
  public Optional<Twin> last(UUID eventId) {
    return jdbc.sql("select * from twin where event_id = ? order by found_at desc limit 1")
        .param(eventId)
        .query(Twins::read)
        .optional();
  }

  /** Whether the office of the first event was or is asked about the second. */
  public Optional<Twin> pair(UUID eventId, UUID otherId) {
    return jdbc.sql("select * from twin where event_id = ? and other_id = ?")
        .params(eventId, otherId)
        .query(Twins::read)
        .optional();
  }

  /** Keeps the decision on a pair, in place of an earlier one. */
  public void decide(Twin twin, String decision, String person) {
    jdbc.sql(
            "update twin set decision = ?, decided_by = ?, decided_at = ? where event_id = ? and other_id = ?")
        .params(decision, person, Timestamp.from(clock.instant()), twin.eventId(), twin.otherId())
        .update();
  }

  private static Twin read(ResultSet row, int number) throws SQLException {
    return new Twin(
        row.getObject("event_id", UUID.class),
        row.getObject("other_id", UUID.class),
        row.getInt("score"),
        Stream.of(row.getString("reasons").split(" "))
            .filter(reason -> !reason.isEmpty())
            .map(TwinReason::valueOf)
            .toList(),
        row.getString("decision"),
        row.getString("decided_by"));
  }
}
