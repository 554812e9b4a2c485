package org.vitalflow.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.vitalflow.platform.Seal;

/** The versions of a record, of which {@link Records} gives the current one. */
@Component
public class RecordHistory {
  private static final JsonMapper JSON = new JsonMapper();

  private final JdbcClient jdbc;
  private final Seal seal;

  RecordHistory(JdbcClient jdbc, Seal seal) {
    this.jdbc = jdbc;
    this.seal = seal;
  }

  /** A version by number, from 1, and when it was written. */
  public record Version(int number, Instant at) {}

  /** The versions of an event's record, oldest first. */
  public List<Version> versions(UUID eventId) {
    return jdbc.sql(
            "select version, created_at from event_version where event_id = ? order by version")
        .param(eventId)
        .query(
            (row, number) ->
                new Version(row.getInt("version"), row.getTimestamp("created_at").toInstant()))
        .list();
  }

  /** The record as it stood in one version, if there is that version. */
  public Optional<JsonNode> at(UUID eventId, int version) {
    return jdbc.sql("select payload from event_version where event_id = ? and version = ?")
        .params(eventId, version)
        .query((row, number) -> row.getBytes("payload"))
        .optional()
        .map(payload -> read(seal.open(payload, Records.context(eventId, version))));
  }

  private static JsonNode read(byte[] payload) {
    try {
      return JSON.readTree(payload);
    } catch (IOException e) {
      // its own message would quote the record
      throw new IllegalStateException("A version of a record is not readable");
    }
  }
}
