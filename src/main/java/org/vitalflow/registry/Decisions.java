package org.vitalflow.registry;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which rules decided the steps of a case; kept for ever, and without values of persons. */
@Component
public class Decisions {
  private final JdbcClient jdbc;
  private final InstantSource clock;

  Decisions(JdbcClient jdbc, InstantSource clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * One answer of a table.
   *
   * @param decision the table's key, such as {@code handling}
   * @param name the table's name
   * @param rule the id of the rule that decided
   * @param why what the rule said of itself at that time
   * @param answer a code
   */
  public record Decision(
      Instant at, String decision, String name, String rule, String why, String answer) {}

  /** Keeps an answer in the caller's transaction. */
  public void keep(
      UUID eventId, String decision, String name, String rule, String why, String answer) {
    jdbc.sql(
            """
            insert into decision (event_id, at, decision, name, rule, why, answer)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
        .params(eventId, Timestamp.from(clock.instant()), decision, name, rule, why, answer)
        .update();
  }

  /** The answers for an event, the oldest first. */
  public List<Decision> of(UUID eventId) {
    return jdbc.sql("select * from decision where event_id = ? order by id")
        .param(eventId)
        .query(
            (row, number) ->
                new Decision(
                    row.getTimestamp("at").toInstant(),
                    row.getString("decision"),
                    row.getString("name"),
                    row.getString("rule"),
                    row.getString("why"),
                    row.getString("answer")))
        .list();
  }
}
