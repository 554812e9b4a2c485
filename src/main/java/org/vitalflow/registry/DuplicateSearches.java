package org.vitalflow.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Searches the register for events that may be the same as a new one: few candidates by blind
 * index, opened and compared in memory.
 */
@Component
public class DuplicateSearches {
  /** What the sender, the office or the day of the report say, and not the event itself. */
  private static final List<String> NOT_OF_THE_EVENT =
      List.of(
          "crvsReference",
          "registration",
          "documents",
          "declaredOn",
          "contact",
          "remarks",
          "channel",
          "lateReason",
          "consent",
          "notification");

  private final JdbcClient jdbc;
  private final Records records;
  private final BlindIndex blindIndex;
  private final InstantSource clock;

  DuplicateSearches(JdbcClient jdbc, Records records, BlindIndex blindIndex, InstantSource clock) {
    this.jdbc = jdbc;
    this.records = records;
    this.blindIndex = blindIndex;
    this.clock = clock;
  }

  /** One candidate with what the comparison gave. */
  public record Found(UUID otherId, int otherVersion, Likeness likeness) {}

  /**
   * What a search gave.
   *
   * @param compared how many records were opened and compared
   * @param best the likeliest twin of which nobody has decided, however unlikely
   */
  public record Result(int compared, Optional<Found> best) {}

  /**
   * The last search for an event.
   *
   * @param likely whether it found a likely twin
   */
  public record Search(Instant at, int compared, boolean likely) {}

  /**
   * Searches for twins of an event. Who searches at the same moment for one that may be the same
   * waits until the caller's transaction ends, and then finds this one.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Result search(Event event) {
    return search(event, records.current(event.id()));
  }

  Result search(Event event, ObjectNode record) {
    List<BlindIndex.Candidate> candidates = blindIndex.candidates(event, record);
    if (candidates.isEmpty()) {
      return new Result(0, Optional.empty());
    }
    Map<UUID, ObjectNode> opened =
        records.current(candidates.stream().map(BlindIndex.Candidate::id).toList());
    Optional<Found> best =
        candidates.stream()
            .filter(candidate -> opened.containsKey(candidate.id()))
            .map(
                candidate ->
                    new Found(
                        candidate.id(),
                        candidate.recordVersion(),
                        compare(event.type(), record, opened.getOrDefault(candidate.id(), record))))
            .max(Comparator.comparingInt(found -> found.likeness().score()));
    return new Result(opened.size(), best);
  }

  /** How much two records of one type look like reports of the same event. */
  static Likeness compare(String type, ObjectNode one, ObjectNode other) {
    Likeness likeness =
        type.equals("death") ? DeathLikeness.of(one, other) : BirthLikeness.of(one, other);
    if (likeness.score() > 0 && facts(one).equals(facts(other))) {
      var evidence = new Likeness.Evidence();
      likeness.reasons().forEach(reason -> evidence.add(0, reason));
      return evidence.certain(TwinReason.IDENTICAL);
    }
    return likeness;
  }

  /** What is said of the event itself. */
  static ObjectNode facts(ObjectNode record) {
    return record.deepCopy().without(NOT_OF_THE_EVENT);
  }

  /** Keeps that the event was searched for, and how it went. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void keep(Event event, int compared, boolean likely) {
    jdbc.sql(
            """
            insert into duplicate_search (event_id, record_version, compared, likely, at)
            values (:event, :version, :compared, :likely, :at)
            on conflict (event_id) do update set record_version = excluded.record_version,
              compared = excluded.compared, likely = excluded.likely, at = excluded.at
            """)
        .param("event", event.id())
        .param("version", event.recordVersion())
        .param("compared", compared)
        .param("likely", likely)
        .param("at", Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MILLIS)))
        .update();
  }

  /** The last search for this event, if there was one. */
  public Optional<Search> last(UUID eventId) {
    return jdbc.sql("select at, compared, likely from duplicate_search where event_id = ?")
        .param(eventId)
        .query(
            (row, number) ->
                new Search(
                    row.getTimestamp("at").toInstant(),
                    row.getInt("compared"),
                    row.getBoolean("likely")))
        .optional();
  }
}
