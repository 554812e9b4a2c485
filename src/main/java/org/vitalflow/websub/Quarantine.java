package org.vitalflow.websub;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Deliveries that are kept aside, sealed, and never folded: those of a RID we do not have, and
 * those that are not what they should be. They are bounded: the oldest go.
 */
@Component
class Quarantine {
  private static final int MOST_KEPT = 10_000;

  private final JdbcClient jdbc;

  Quarantine(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Scheduled(fixedDelayString = "PT1M")
  void trim() {
    trim(MOST_KEPT);
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
