package org.vitalflow.websub;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.vitalflow.mosip.Topic;
import org.vitalflow.packet.Packets;
import org.vitalflow.platform.Seal;

/**
 * Reads one stored delivery and tells the packet row; the delivery's new state commits with what it
 * changed.
 */
@Component
class Folding {
  private static final int ATTEMPTS = 10;
  private static final Duration GAP = Duration.ofSeconds(30);

  private record Stored(Topic topic, byte[] body) {}

  private final JdbcClient jdbc;
  private final Seal seal;
  private final DeliveryReader reader;
  private final Packets packets;
  private final ObjectMapper json;
  private final InstantSource clock;

  Folding(
      JdbcClient jdbc,
      Seal seal,
      DeliveryReader reader,
      Packets packets,
      ObjectMapper json,
      InstantSource clock) {
    this.jdbc = jdbc;
    this.seal = seal;
    this.reader = reader;
    this.packets = packets;
    this.json = json;
    this.clock = clock;
  }

  @Transactional
  public void fold(UUID id) {
    jdbc.sql("select topic, body from inbox where id = ? and state = 'PENDING' for update")
        .param(id)
        .query((row, n) -> new Stored(Topic.valueOf(row.getString("topic")), row.getBytes("body")))
        .optional()
        .ifPresent(stored -> fold(id, stored));
  }

  private void fold(UUID id, Stored stored) {
    Delivery delivery = reader.read(stored.topic(), tree(stored));
    boolean ours = packets.said(delivery.rid(), delivery.signal(), delivery.identifier());
    jdbc.sql("update inbox set state = ?, body = case when ? then null else body end where id = ?")
        .params(ours ? "FOLDED" : "UNKNOWN", ours, id)
        .update();
  }

  private com.fasterxml.jackson.databind.JsonNode tree(Stored stored) {
    try {
      return json.readTree(seal.open(stored.body(), "inbox " + stored.topic().name()));
    } catch (IOException e) {
      throw new UnreadableDelivery("not JSON");
    }
  }

  /** Later, and after ten times never again by itself: a poison delivery blocks nobody. */
  @Transactional
  public void postpone(UUID id) {
    jdbc.sql(
            """
            update inbox set attempts = attempts + 1, next_at = ?,
              state = case when attempts + 1 >= ? then 'POISON' else state end
            where id = ? and state = 'PENDING'
            """)
        .params(Timestamp.from(clock.instant().plus(GAP)), ATTEMPTS, id)
        .update();
  }
}
