package org.vitalflow.registry;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.vitalflow.platform.Ids;
import org.vitalflow.platform.Seal;

/** What people wrote about a case, sealed: free text may name persons. */
@Component
public class Remarks {
  private final JdbcClient jdbc;
  private final Seal seal;
  private final Ids ids;
  private final InstantSource clock;

  Remarks(JdbcClient jdbc, Seal seal, Ids ids, InstantSource clock) {
    this.jdbc = jdbc;
    this.seal = seal;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * One remark.
   *
   * @param what the journal's word of the act it explains, such as {@code RETURNED}
   * @param pointer the member of the record it is about (JSON pointer), or null
   * @param by a person's login or a client
   */
  public record Remark(String what, @Nullable String pointer, String text, String by, Instant at) {}

  /** Keeps a remark in the caller's transaction. */
  public void keep(UUID eventId, String what, @Nullable String pointer, String text, String by) {
    UUID id = ids.next();
    jdbc.sql(
            "insert into remark (id, event_id, what, pointer, text, by, at) values (?, ?, ?, ?, ?, ?, ?)")
        .params(
            id,
            eventId,
            what,
            pointer,
            seal.close(text.getBytes(StandardCharsets.UTF_8), context(id)),
            by,
            Timestamp.from(clock.instant()))
        .update();
  }

  /** The remarks on an event, the newest first. */
  public List<Remark> of(UUID eventId) {
    return jdbc.sql("select * from remark where event_id = ? order by at desc, id desc")
        .param(eventId)
        .query(
            (row, number) ->
                new Remark(
                    row.getString("what"),
                    row.getString("pointer"),
                    new String(
                        seal.open(row.getBytes("text"), context(row.getObject("id", UUID.class))),
                        StandardCharsets.UTF_8),
                    row.getString("by"),
                    row.getTimestamp("at").toInstant()))
        .list();
  }

  private static String context(UUID id) {
    return "remark " + id;
  }
}
