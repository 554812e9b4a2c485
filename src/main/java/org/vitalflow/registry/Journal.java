package org.vitalflow.registry;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.vitalflow.platform.IndexKeys;

/** Who did or saw what, append-only, one hash chain per event, without personal values. */
@Component
public class Journal {
  private static final int HASH_BYTES = 32;

  private final JdbcClient jdbc;
  private final IndexKeys keys;
  private final InstantSource clock;

  Journal(JdbcClient jdbc, IndexKeys keys, InstantSource clock) {
    this.jdbc = jdbc;
    this.keys = keys;
    this.clock = clock;
  }

  /** One entry of an event's timeline; {@code what} is an upper-case word. */
  public record Entry(Instant at, String what, String by, @Nullable String detail) {}

  private record Link(Entry entry, int keyVersion, byte[] hash) {}

  /** Adds an entry; {@code by} is a client, a person's login, or {@code vitalflow} itself. */
  @Transactional
  public void note(UUID eventId, String what, String by, @Nullable String detail) {
    // counting on the event's row also makes writers to one chain wait for each other
    int seq =
        jdbc.sql(
                "update event set journal_length = journal_length + 1 where id = ? returning journal_length")
            .param(eventId)
            .query(Integer.class)
            .single();
    byte[] before =
        jdbc.sql("select hash from journal where event_id = ? and seq = ?")
            .params(eventId, seq - 1)
            .query(byte[].class)
            .optional()
            .orElse(new byte[0]);
    var entry = new Entry(clock.instant().truncatedTo(ChronoUnit.MILLIS), what, by, detail);
    jdbc.sql(
            """
            insert into journal (event_id, seq, at, what, by, detail, key_version, hash)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            eventId,
            seq,
            Timestamp.from(entry.at()),
            what,
            by,
            detail,
            keys.version(),
            keys.hash(content(eventId, seq, entry, before), HASH_BYTES))
        .update();
  }

  /** All entries of an event, oldest first. */
  public List<Entry> timeline(UUID eventId) {
    return chain(eventId).stream().map(Link::entry).toList();
  }

  /** Whether no entry of the event's chain was altered, moved, added or taken away. */
  public boolean isIntact(UUID eventId) {
    int length =
        jdbc.sql("select journal_length from event where id = ?")
            .param(eventId)
            .query(Integer.class)
            .single();
    List<Link> chain = chain(eventId);
    byte[] before = new byte[0];
    for (int i = 0; i < chain.size(); i++) {
      Link link = chain.get(i);
      byte[] content = content(eventId, i + 1, link.entry(), before);
      if (!keys.matches(link.keyVersion(), link.hash(), content)) {
        return false;
      }
      before = link.hash();
    }
    return chain.size() == length;
  }

  private List<Link> chain(UUID eventId) {
    return jdbc.sql("select * from journal where event_id = ? order by seq")
        .param(eventId)
        .query(Journal::read)
        .list();
  }

  private static Link read(ResultSet row, int number) throws SQLException {
    return new Link(
        new Entry(
            row.getTimestamp("at").toInstant(),
            row.getString("what"),
            row.getString("by"),
            row.getString("detail")),
        row.getInt("key_version"),
        row.getBytes("hash"));
  }

  /** As JSON, so that no two different entries read the same. */
  private static byte[] content(UUID eventId, int seq, Entry entry, byte[] before) {
    ArrayNode parts = JsonNodeFactory.instance.arrayNode();
    parts.add(eventId.toString()).add(seq).add(entry.at().toString());
    parts.add(entry.what()).add(entry.by()).add(entry.detail());
    parts.add(HexFormat.of().formatHex(before));
    return parts.toString().getBytes(StandardCharsets.UTF_8);
  }
}
