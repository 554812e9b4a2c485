package org.vitalflow.registry;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.vitalflow.platform.Seal;

/**
 * Identifiers of MOSIP that came by another channel and one person entered, sealed, until a second
 * one has confirmed or refused them. Changes join the caller's transaction.
 */
@Component
public class EnteredResults {
  private final JdbcClient jdbc;
  private final Seal seal;
  private final InstantSource clock;

  EnteredResults(JdbcClient jdbc, Seal seal, InstantSource clock) {
    this.jdbc = jdbc;
    this.seal = seal;
    this.clock = clock;
  }

  /** What was entered, and by whom. */
  public record Entered(NationalId id, String by) {}

  /** Keeps what a person entered for this RID, in place of what was entered before. */
  public void keep(UUID eventId, String rid, NationalId id, String by) {
    jdbc.sql(
            """
            insert into entered_result (rid, event_id, kind, value, by, at)
            values (:rid, :event, :kind, :value, :by, :at)
            on conflict (rid) do update set kind = :kind, value = :value, by = :by, at = :at
            """)
        .param("rid", rid)
        .param("event", eventId)
        .param("kind", id.kind())
        .param("value", seal.close(id.value().getBytes(StandardCharsets.UTF_8), context(rid)))
        .param("by", by)
        .param("at", Timestamp.from(clock.instant()))
        .update();
  }

  /** What was entered for this RID and is neither confirmed nor refused yet. */
  public Optional<Entered> of(String rid) {
    return jdbc.sql("select kind, value, by from entered_result where rid = ?")
        .param(rid)
        .query((row, number) -> read(rid, row))
        .optional();
  }

  /** It was taken over, or refused. */
  public void forget(String rid) {
    jdbc.sql("delete from entered_result where rid = ?").param(rid).update();
  }

  private Entered read(String rid, ResultSet row) throws SQLException {
    String value =
        new String(seal.open(row.getBytes("value"), context(rid)), StandardCharsets.UTF_8);
    return new Entered(new NationalId(row.getString("kind"), value), row.getString("by"));
  }

  private static String context(String rid) {
    return "entered result of " + rid;
  }
}
