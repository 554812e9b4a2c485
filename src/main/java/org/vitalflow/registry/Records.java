package org.vitalflow.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.vitalflow.platform.Ids;
import org.vitalflow.platform.IndexKeys;
import org.vitalflow.platform.Seal;

/** The sealed half of the registry: what is known of persons. */
@Component
public class Records {
  private static final int TOKEN_BYTES = 16;
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
          .build();

  private final JdbcClient jdbc;
  private final Seal seal;
  private final IndexKeys keys;
  private final Ids ids;
  private final InstantSource clock;

  Records(JdbcClient jdbc, Seal seal, IndexKeys keys, Ids ids, InstantSource clock) {
    this.jdbc = jdbc;
    this.seal = seal;
    this.keys = keys;
    this.ids = ids;
    this.clock = clock;
  }

  private record Version(int number, byte[] payload) {}

  /** The current version of the record, as accepted. */
  public ObjectNode current(UUID eventId) {
    Version version =
        jdbc.sql(
                """
                select version as number, payload from event_version where event_id = ?
                order by version desc limit 1
                """)
            .param(eventId)
            .query((row, number) -> new Version(row.getInt("number"), row.getBytes("payload")))
            .optional()
            .orElseThrow(() -> new IllegalStateException("No record of event " + eventId));
    return open(eventId, version);
  }

  /** The current versions of some records, by event. */
  Map<UUID, ObjectNode> current(Collection<UUID> eventIds) {
    var records = new HashMap<UUID, ObjectNode>();
    jdbc.sql(
            """
            select distinct on (event_id) event_id, version as number, payload from event_version
            where event_id = any (:events) order by event_id, version desc
            """)
        .param("events", eventIds.toArray(UUID[]::new))
        .query(
            row -> {
              UUID id = row.getObject("event_id", UUID.class);
              records.put(id, open(id, new Version(row.getInt("number"), row.getBytes("payload"))));
            });
    return records;
  }

  private ObjectNode open(UUID eventId, Version version) {
    try {
      return (ObjectNode)
          JSON.readTree(seal.open(version.payload(), context(eventId, version.number())));
    } catch (IOException e) {
      throw new IllegalStateException("The record of event " + eventId + " is not readable");
    }
  }

  /** Keeps a version, sealed for its event and number: neither opens in another's place. */
  void keep(UUID eventId, int version, ObjectNode record) {
    try {
      jdbc.sql(
              "insert into event_version (event_id, version, payload, created_at) values (?, ?, ?, ?)")
          .params(
              eventId,
              version,
              seal.close(JSON.writeValueAsBytes(record), context(eventId, version)),
              Timestamp.from(clock.instant()))
          .update();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The record of event " + eventId + " cannot be written");
    }
  }

  /** Keeps, sealed, the identifier that MOSIP gave; a second, equal one changes nothing. */
  public void nationalId(UUID eventId, NationalId id) {
    if (nationalId(eventId).filter(id::equals).isEmpty()) {
      insert(eventId, id, false);
    }
  }

  /**
   * Keeps, sealed, an identifier of an identity that MOSIP made beside the one of the record: the
   * person is found by it, and no paper shows it.
   */
  public void besideNationalId(UUID eventId, NationalId id) {
    if (!given(id).contains(eventId)) {
      insert(eventId, id, true);
    }
  }

  /** The identifiers that were kept beside the one of the record, the newest first. */
  public List<NationalId> besideNationalIds(UUID eventId) {
    return jdbc.sql(
            """
            select kind, value from national_id where event_id = ? and beside order by created_at desc, id desc
            """)
        .param(eventId)
        .query(
            (row, number) ->
                new NationalId(
                    row.getString("kind"),
                    new String(
                        seal.open(row.getBytes("value"), nationalIdContext(eventId)),
                        StandardCharsets.UTF_8)))
        .list();
  }

  private void insert(UUID eventId, NationalId id, boolean beside) {
    jdbc.sql(
            """
            insert into national_id (id, event_id, kind, value, created_at, token, key_version, beside)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            ids.next(),
            eventId,
            id.kind(),
            seal.close(id.value().getBytes(StandardCharsets.UTF_8), nationalIdContext(eventId)),
            Timestamp.from(clock.instant()),
            keys.hash(written(id), TOKEN_BYTES),
            keys.version(),
            beside)
        .update();
  }

  /** The identifier that MOSIP gave, if it has come; the newest where there were several. */
  public Optional<NationalId> nationalId(UUID eventId) {
    return jdbc.sql(
            """
            select kind, value from national_id where event_id = ? order by beside, created_at desc, id desc limit 1
            """)
        .param(eventId)
        .query(
            (row, number) ->
                new NationalId(
                    row.getString("kind"),
                    new String(
                        seal.open(row.getBytes("value"), nationalIdContext(eventId)),
                        StandardCharsets.UTF_8)))
        .optional();
  }

  /** The identifier of this kind that MOSIP gave, if it gave one. */
  public Optional<NationalId> nationalId(UUID eventId, String kind) {
    return jdbc.sql(
            """
            select value from national_id where event_id = ? and kind = ? order by beside, created_at desc, id desc limit 1
            """)
        .params(eventId, kind)
        .query(byte[].class)
        .optional()
        .map(value -> seal.open(value, nationalIdContext(eventId)))
        .map(value -> new NationalId(kind, new String(value, StandardCharsets.UTF_8)));
  }

  /** The events to whose registrant MOSIP gave this identifier. */
  public List<UUID> given(NationalId id) {
    return jdbc.sql("select distinct event_id from national_id where token = any (?)")
        .param(keys.hashes(written(id), TOKEN_BYTES).toArray(byte[][]::new))
        .query(UUID.class)
        .list();
  }

  private static byte[] written(NationalId id) {
    return ("national-id|" + id.kind() + "|" + id.value()).getBytes(StandardCharsets.UTF_8);
  }

  static String context(UUID eventId, int version) {
    return "event %s version %d".formatted(eventId, version);
  }

  private static String nationalIdContext(UUID eventId) {
    return "event %s national id".formatted(eventId);
  }
}
