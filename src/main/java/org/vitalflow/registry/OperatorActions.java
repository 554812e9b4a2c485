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
import org.springframework.transaction.annotation.Transactional;
import org.vitalflow.platform.Ids;
import org.vitalflow.platform.Seal;

/**
 * What operators did to set things going, append-only; their reason is sealed: free text may name
 * persons. What is about a case stands in its journal too.
 */
@Component
public class OperatorActions {
  private final JdbcClient jdbc;
  private final Journal journal;
  private final Seal seal;
  private final Ids ids;
  private final InstantSource clock;

  OperatorActions(JdbcClient jdbc, Journal journal, Seal seal, Ids ids, InstantSource clock) {
    this.jdbc = jdbc;
    this.journal = journal;
    this.seal = seal;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * One of them.
   *
   * @param action an upper-case word
   * @param subject what it was done to: a RID, a delivery's id, a step of a model, a day
   */
  public record Action(Instant at, String by, String action, String subject) {}

  /**
   * Notes an action in the caller's transaction.
   *
   * @param eventId the case that it is about; null where it is about none
   * @param reason in the person's words; may be empty
   */
  @Transactional
  public void note(
      String by,
      String office,
      String action,
      String subject,
      @Nullable UUID eventId,
      String reason) {
    UUID id = ids.next();
    jdbc.sql(
            """
            insert into operator_action (id, at, by, office, action, subject, event_id, reason)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            id,
            Timestamp.from(clock.instant()),
            by,
            office,
            action,
            subject,
            eventId,
            reason.isBlank()
                ? null
                : seal.close(
                    reason.strip().getBytes(StandardCharsets.UTF_8), "operator action " + id))
        .update();
    if (eventId != null) {
      journal.note(eventId, action, by, subject);
    }
  }

  /** The last ones, the newest first, without their reasons. */
  public List<Action> last(int most) {
    return jdbc.sql("select at, by, action, subject from operator_action order by at desc limit ?")
        .param(most)
        .query(
            (row, number) ->
                new Action(
                    row.getTimestamp("at").toInstant(),
                    row.getString("by"),
                    row.getString("action"),
                    row.getString("subject")))
        .list();
  }
}
