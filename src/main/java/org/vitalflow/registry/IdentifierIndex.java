package org.vitalflow.registry;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.vitalflow.platform.IndexKeys;

/** Finds an event by the identifier that MOSIP gave its registrant, without keeping it readable. */
@Component
public class IdentifierIndex {
  private static final int TOKEN_BYTES = 32;

  private final JdbcClient jdbc;
  private final IndexKeys keys;

  IdentifierIndex(JdbcClient jdbc, IndexKeys keys) {
    this.jdbc = jdbc;
    this.keys = keys;
  }

  /** Makes the event be found by this identifier. */
  void write(UUID eventId, String value) {
    jdbc.sql(
            """
            insert into identifier_index (token, key_version, event_id) values (?, ?, ?)
            on conflict do nothing
            """)
        .params(token(value), keys.version(), eventId)
        .update();
  }

  /** The events whose registrant MOSIP gave this identifier. */
  public List<UUID> eventsOf(String value) {
    return jdbc.sql("select event_id from identifier_index where token = ?")
        .param(token(value))
        .query(UUID.class)
        .list();
  }

  private byte[] token(String value) {
    String told = "identifier|" + value.strip();
    return keys.hash(told.getBytes(StandardCharsets.UTF_8), TOKEN_BYTES);
  }
}
