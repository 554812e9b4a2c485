package org.vitalflow.websub;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.vitalflow.packet.Packets;

/**
 * Offers what came of a RID that we did not have once more, when its case has appeared: a database
 * that was put back knows it only later.
 */
@Component
class Offers {
  private static final String KEPT =
      "(state = 'UNKNOWN' or state = 'QUARANTINED' and reason = 'NOT_OUR_RID')";
  private static final int MOST = 10_000;

  private final JdbcClient jdbc;
  private final Packets packets;
  private final InstantSource clock;

  Offers(JdbcClient jdbc, Packets packets, InstantSource clock) {
    this.jdbc = jdbc;
    this.packets = packets;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "PT15S")
  void sweep() {
    List<String> strange =
        jdbc.sql("select distinct rid from inbox where " + KEPT + " and rid is not null limit ?")
            .param(MOST)
            .query(String.class)
            .list();
    Set<String> known = strange.isEmpty() ? Set.of() : packets.known(strange);
    if (!known.isEmpty()) {
      jdbc.sql(
              "update inbox set state = 'PENDING', attempts = 0, reason = null, next_at = :now where rid in (:known) and "
                  + KEPT)
          .param("now", Timestamp.from(clock.instant()))
          .param("known", known)
          .update();
    }
  }
}
