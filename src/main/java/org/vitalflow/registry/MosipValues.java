package org.vitalflow.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.vitalflow.platform.Seal;

/**
 * What ID operations tell MOSIP beside the record, sealed: the words of an address, a contact. The
 * legal record is not touched.
 */
@Component
public class MosipValues {
  private final JdbcClient jdbc;
  private final Seal seal;
  private final ObjectMapper json;
  private final InstantSource clock;

  MosipValues(JdbcClient jdbc, Seal seal, ObjectMapper json, InstantSource clock) {
    this.jdbc = jdbc;
    this.seal = seal;
    this.json = json;
    this.clock = clock;
  }

  /** Keeps the values in place of earlier ones, in the caller's transaction. */
  public void keep(UUID eventId, ObjectNode values, String by) {
    try {
      jdbc.sql(
              """
              insert into mosip_value (event_id, payload, by, at) values (:event, :payload, :by, :at)
              on conflict (event_id) do update set payload = :payload, by = :by, at = :at
              """)
          .param("event", eventId)
          .param("payload", seal.close(json.writeValueAsBytes(values), context(eventId)))
          .param("by", by)
          .param("at", Timestamp.from(clock.instant()))
          .update();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("MOSIP's values of event " + eventId + " cannot be written");
    }
  }

  /** The values of an event, if ID operations gave any. */
  public Optional<ObjectNode> of(UUID eventId) {
    return jdbc.sql("select payload from mosip_value where event_id = ?")
        .param(eventId)
        .query((row, number) -> read(eventId, row.getBytes("payload")))
        .optional();
  }

  private ObjectNode read(UUID eventId, byte[] payload) {
    try {
      return (ObjectNode) json.readTree(seal.open(payload, context(eventId)));
    } catch (IOException e) {
      throw new IllegalStateException("MOSIP's values of event " + eventId + " are not readable");
    }
  }

  private static String context(UUID eventId) {
    return "event %s at MOSIP".formatted(eventId);
  }
}
