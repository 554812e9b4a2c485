package org.vitalflow.packet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What was asked about a RID, in either direction; part of its row. Updates join the caller's
 * transaction.
 */
@Component
class Inquiries {
  private final JdbcClient jdbc;
  private final InstantSource clock;

  Inquiries(JdbcClient jdbc, InstantSource clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** MOSIP wants to know more; the case has not heard of it yet. */
  void asked(String rid, String question) {
    jdbc.sql("update packet set question = ?, question_told_at = null where rid = ?")
        .params(question, rid)
        .update();
  }

  /** The case has heard of MOSIP's question. */
  void told(String rid) {
    jdbc.sql("update packet set question_told_at = ? where rid = ?").params(now(), rid).update();
  }

  /** What MOSIP's status service said when a person asked. */
  void answered(String rid, String externalStatus) {
    jdbc.sql("update packet set external_status = ?, looked_at = ? where rid = ?")
        .params(externalStatus, now(), rid)
        .update();
  }

  Inquiry of(String rid) {
    return jdbc.sql(
            "select question, external_status, looked_at, raw_status, next_look from packet where rid = ?")
        .param(rid)
        .query(Inquiries::read)
        .single();
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }

  private static Inquiry read(ResultSet row, int number) throws SQLException {
    return new Inquiry(
        row.getString("question"),
        row.getString("external_status"),
        instant(row.getTimestamp("looked_at")),
        row.getString("raw_status"),
        instant(row.getTimestamp("next_look")));
  }

  private static @Nullable Instant instant(@Nullable Timestamp at) {
    return at == null ? null : at.toInstant();
  }
}
