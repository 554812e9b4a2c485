package org.vitalflow.websub;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Deliveries that are kept aside, sealed, and not folded: those of a RID we do not have, and those
 * that are not what they should be. They are bounded: the oldest go. What is done leaves its hash
 * for longer than MOSIP delivers anything again.
 */
@Component
class Quarantine {
  private static final int MOST_KEPT = 10_000;

  private static final int AT_ONCE = 5_000;

  private final JdbcClient jdbc;
  private final InboxRetention keep;
  private final InstantSource clock;

  Quarantine(JdbcClient jdbc, InboxRetention keep, InstantSource clock) {
    this.jdbc = jdbc;
    this.keep = keep;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "PT1M")
  void trim() {
    trim(MOST_KEPT);
    forget("UNKNOWN", keep.unknown());
    forget("QUARANTINED", keep.quarantined());
    forget("FOLDED", keep.folded());
    forget("DISCARDED", keep.folded());
  }

  /** A few thousand in each round, so that no round holds up another. */
  private void forget(String state, Duration after) {
    jdbc.sql(
            """
            delete from inbox where id in
              (select id from inbox where state = ? and received_at < ? limit ? for update skip locked)
            """)
        .params(state, Timestamp.from(clock.instant().minus(after)), AT_ONCE)
        .update();
  }

  void trim(int most) {
    trim("UNKNOWN", most);
    trim("QUARANTINED", most);
  }

  private void trim(String state, int most) {
    jdbc.sql(
            """
            delete from inbox where id in
              (select id from inbox where state = ? order by received_at desc offset ?)
            """)
        .params(state, most)
        .update();
  }

  /** How many were found wrong, by reason. */
  Map<String, Integer> counts() {
    Map<String, Integer> counts = new TreeMap<>();
    jdbc.sql(
            "select reason, count(*) as many from inbox where state = 'QUARANTINED' group by reason")
        .query(
            row -> {
              counts.put(String.valueOf(row.getString("reason")), row.getInt("many"));
            });
    return counts;
  }
}
