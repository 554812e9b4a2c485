package org.vitalflow.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.vitalflow.platform.IndexKeys;

/**
 * Finds likely twins of a record without opening every record: keyed hashes of tokens that join a
 * name's code with a date or with the mother's name, so that no single field can be guessed from
 * them.
 */
@Component
class BlindIndex {
  private static final int TOKEN_BYTES = 12;
  private static final int MOST_CANDIDATES = 30;

  private final JdbcClient jdbc;
  private final IndexKeys keys;

  BlindIndex(JdbcClient jdbc, IndexKeys keys) {
    this.jdbc = jdbc;
    this.keys = keys;
  }

  /** Replaces what an event is found by. */
  void rewrite(UUID eventId, String type, JsonNode record) {
    jdbc.sql("delete from blind_index where event_id = ?").param(eventId).update();
    write(eventId, type, record);
  }

  /** Writes the tokens of a record under the newest key. */
  void write(UUID eventId, String type, JsonNode record) {
    byte[][] hashes = hashes(type, record);
    if (hashes.length == 0) {
      return;
    }
    jdbc.sql(
            """
            insert into blind_index (token, key_version, event_id)
            select token, :version, :event from unnest(:tokens) as token on conflict do nothing
            """)
        .param("version", keys.version())
        .param("event", eventId)
        .param("tokens", hashes)
        .update();
  }

  /** Under these a record is found, by the newest key. */
  byte[][] hashes(String type, JsonNode record) {
    return SearchTokens.of(type, record).stream().map(this::hash).toArray(byte[][]::new);
  }

  private byte[] hash(String token) {
    return keys.hash(token.getBytes(StandardCharsets.UTF_8), TOKEN_BYTES);
  }

  /** An event that has tokens in common with another. */
  record Candidate(UUID id, int recordVersion) {}

  /**
   * The events that were searched for before or are registered, have not ended, and share most with
   * this record; without those of which somebody has decided, or is asked, whether they are twins.
   * Whoever searches for a record with a token in common waits until the caller's transaction ends.
   */
  List<Candidate> candidates(Event event, JsonNode record) {
    List<String> tokens = SearchTokens.lookedFor(event.type(), record);
    if (tokens.isEmpty()) {
      return List.of();
    }
    awaitTurn(tokens);
    byte[][] hashes =
        tokens.stream()
            .flatMap(
                token -> keys.hashes(token.getBytes(StandardCharsets.UTF_8), TOKEN_BYTES).stream())
            .toArray(byte[][]::new);
    return jdbc.sql(
            """
            with shared as (
              select event_id, count(*) as tokens from blind_index where token = any (:tokens) and event_id <> :event
              group by event_id order by tokens desc limit 500)
            select e.id, e.record_version from shared join event e on e.id = shared.event_id
            where e.stage not in ('REFUSED', 'CANCELLED', 'DUPLICATE')
            and (e.registration_number is not null or exists (select 1 from duplicate_search s where s.event_id = e.id))
            and not exists (select 1 from twin t where t.event_id = :event and t.other_id = e.id
              and t.decision is not null and t.event_version = :version and t.other_version = e.record_version)
            and not exists (select 1 from twin t where t.event_id = e.id and t.other_id = :event
              and (t.decision is null or t.event_version = e.record_version and t.other_version = :version))
            order by shared.tokens desc, e.id limit :most
            """)
        .param("tokens", hashes)
        .param("event", event.id())
        .param("version", event.recordVersion())
        .param("most", MOST_CANDIDATES)
        .query(
            (row, number) ->
                new Candidate(row.getObject("id", UUID.class), row.getInt("record_version")))
        .list();
  }

  /** In one order, so that no two wait for each other. */
  private void awaitTurn(List<String> tokens) {
    Long[] turns =
        tokens.stream()
            .map(token -> ByteBuffer.wrap(hash(token)).getLong())
            .sorted()
            .toArray(Long[]::new);
    jdbc.sql("select pg_advisory_xact_lock(turn) from unnest(:turns) as turn")
        .param("turns", turns)
        .query((row, number) -> number)
        .list();
  }
}
