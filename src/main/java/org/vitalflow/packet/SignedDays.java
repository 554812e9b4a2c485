package org.vitalflow.packet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.vitalflow.platform.Seal;

/** The days whose figures somebody put their name to, with the figures as they were then. */
@Component
public class SignedDays {
  private final JdbcClient jdbc;
  private final ObjectMapper json;
  private final Seal seal;
  private final InstantSource clock;

  SignedDays(JdbcClient jdbc, ObjectMapper json, Seal seal, InstantSource clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.seal = seal;
    this.clock = clock;
  }

  /** Who signed, when, with which words, and what. */
  public record Signed(String by, Instant at, String note, DailyFigures.Day figures) {}

  /**
   * The signature under a day, if there is one.
   *
   * @param office the office's code; empty for the whole country
   */
  public Optional<Signed> find(LocalDate day, String office) {
    return jdbc.sql("select by, at, note, figures from reconciliation where day = ? and office = ?")
        .params(Date.valueOf(day), office)
        .query((row, number) -> read(row, context(day, office)))
        .optional();
  }

  /** Signs; false where somebody was faster: a day is signed once, and stays as it was. */
  public boolean sign(
      LocalDate day, String office, String by, String note, DailyFigures.Day figures) {
    return jdbc.sql(
                """
                insert into reconciliation (day, office, by, at, note, figures)
                values (?, ?, ?, ?, ?, cast(? as jsonb)) on conflict do nothing
                """)
            .params(
                Date.valueOf(day),
                office,
                by,
                Timestamp.from(clock.instant()),
                note.isBlank()
                    ? null
                    : seal.close(
                        note.strip().getBytes(StandardCharsets.UTF_8), context(day, office)),
                text(figures))
            .update()
        > 0;
  }

  private Signed read(ResultSet row, String context) throws SQLException {
    byte[] note = row.getBytes("note");
    try {
      return new Signed(
          row.getString("by"),
          row.getTimestamp("at").toInstant(),
          note == null ? "" : new String(seal.open(note, context), StandardCharsets.UTF_8),
          json.readValue(row.getString("figures"), DailyFigures.Day.class));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The figures of a signed day cannot be read", e);
    }
  }

  private String text(DailyFigures.Day figures) {
    try {
      return json.writeValueAsString(figures);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The figures of a day cannot be kept", e);
    }
  }

  private static String context(LocalDate day, String office) {
    return "reconciliation " + day + " " + office;
  }
}
