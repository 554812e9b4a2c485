package org.vitalflow.packet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.vitalflow.process.Deadlines;

/**
 * What became of the packets of one day, by MOSIP's process: those that MOSIP was first told to
 * process between two midnights.
 */
@Component
public class DailyFigures {
  private final JdbcClient jdbc;
  private final Deadlines deadlines;
  private final InstantSource clock;

  DailyFigures(JdbcClient jdbc, Deadlines deadlines, InstantSource clock) {
    this.jdbc = jdbc;
    this.deadlines = deadlines;
    this.clock = clock;
  }

  /**
   * The figures of one day.
   *
   * @param open the packets that are not done, each with what is the matter
   */
  public record Day(List<OfProcess> processes, List<Open> open) {}

  /**
   * The packets of one process. Each stands in one of processed, refused, unconfirmed, late and
   * waiting, whose sum is {@code sent}.
   *
   * @param sent MOSIP was told to process them, whether or not its answer came
   * @param accepted of those, MOSIP said that it does, or spoke of them later
   * @param processed the outcome came, and was good
   * @param refused the outcome came, and was not, by its cause: a code, and more codes after spaces
   * @param unconfirmed ended without a word of MOSIP, which grants no way to ask
   * @param late waiting, and past the deadline of an answer
   * @param waiting waiting, and in time
   */
  public record OfProcess(
      String process,
      int sent,
      int accepted,
      int processed,
      Map<String, Integer> refused,
      int unconfirmed,
      int late,
      int waiting) {
    /** All that were refused. */
    public int refusals() {
      return refused.values().stream().mapToInt(Integer::intValue).sum();
    }
  }

  /**
   * A packet that is not done.
   *
   * @param state {@code WAITING}, {@code LATE}, {@code NOT_ACCEPTED} (MOSIP never said that it
   *     processes it) or {@code UNCONFIRMED}
   */
  public record Open(String rid, String office, String process, String state, Instant sentAt) {}

  private record Sent(
      String rid,
      String office,
      String process,
      String type,
      String status,
      @Nullable String outcome,
      @Nullable String reason,
      boolean accepted,
      Instant sentAt) {}

  /**
   * The figures of a day by the clock of a place.
   *
   * @param office of one office; empty for the whole country
   */
  public Day of(LocalDate day, ZoneId zone, String office) {
    var counts = new TreeMap<String, Counted>();
    var open = new ArrayList<Open>();
    Instant now = clock.instant();
    for (Sent sent : sent(day, zone, office)) {
      String state = state(sent, now);
      counts.computeIfAbsent(sent.process(), process -> new Counted()).add(sent, state);
      if (!state.equals("PROCESSED") && !state.equals("REFUSED")) {
        String shown = state.equals("WAITING") && !sent.accepted() ? "NOT_ACCEPTED" : state;
        open.add(new Open(sent.rid(), sent.office(), sent.process(), shown, sent.sentAt()));
      }
    }
    return new Day(
        counts.entrySet().stream().map(each -> each.getValue().of(each.getKey())).toList(), open);
  }

  private List<Sent> sent(LocalDate day, ZoneId zone, String office) {
    return jdbc.sql(
            """
            select p.rid, p.office, p.process, e.type, p.status, p.outcome, p.reason, p.sent_at,
              p.triggered_at is not null or p.status not in ('RID_RESERVED', 'PACKET_STORED') as accepted
            from packet p join event e on e.id = p.event_id
            where p.sent_at >= :from and p.sent_at < :to and (:office = '' or p.office = :office)
            order by p.sent_at, p.rid
            """)
        .param("from", Timestamp.from(day.atStartOfDay(zone).toInstant()))
        .param("to", Timestamp.from(day.plusDays(1).atStartOfDay(zone).toInstant()))
        .param("office", office)
        .query(DailyFigures::read)
        .list();
  }

  private String state(Sent sent, Instant now) {
    if (sent.status().equals("SENT_UNCONFIRMED")) {
      return "UNCONFIRMED";
    }
    if (sent.outcome() != null) {
      return sent.outcome().equals("ACCEPTED") ? "PROCESSED" : "REFUSED";
    }
    Instant due = deadlines.dueFrom(sent.sentAt(), "ANSWER", sent.type(), sent.office());
    return due.isBefore(now) ? "LATE" : "WAITING";
  }

  private static Sent read(ResultSet row, int number) throws SQLException {
    return new Sent(
        row.getString("rid"),
        row.getString("office"),
        row.getString("process"),
        row.getString("type"),
        row.getString("status"),
        row.getString("outcome"),
        row.getString("reason"),
        row.getBoolean("accepted"),
        row.getTimestamp("sent_at").toInstant());
  }

  private static final class Counted {
    private final Map<String, Integer> states = new TreeMap<>();
    private final Map<String, Integer> refused = new TreeMap<>();
    private int sent;
    private int accepted;

    void add(Sent packet, String state) {
      sent++;
      accepted += packet.accepted() ? 1 : 0;
      states.merge(state, 1, Integer::sum);
      if (state.equals("REFUSED")) {
        refused.merge(packet.reason() == null ? "UNKNOWN" : packet.reason(), 1, Integer::sum);
      }
    }

    OfProcess of(String process) {
      return new OfProcess(
          process,
          sent,
          accepted,
          states.getOrDefault("PROCESSED", 0),
          refused,
          states.getOrDefault("UNCONFIRMED", 0),
          states.getOrDefault("LATE", 0),
          states.getOrDefault("WAITING", 0));
    }
  }
}
