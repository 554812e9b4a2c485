package org.vitalflow.websub;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.vitalflow.mosip.CredentialReceipts;
import org.vitalflow.mosip.MosipMisconfigured;

/**
 * Tells MOSIP that its credentials came, after the case has them; a failure here disturbs no case.
 */
@Component
class Receipts {
  private static final Logger LOG = LoggerFactory.getLogger(Receipts.class);
  private static final int ATTEMPTS = 20;
  private static final Duration GAP = Duration.ofMinutes(1);

  private record Due(UUID id, String requestId) {}

  private final JdbcClient jdbc;
  private final CredentialReceipts mosip;
  private final InstantSource clock;

  Receipts(JdbcClient jdbc, CredentialReceipts mosip, InstantSource clock) {
    this.jdbc = jdbc;
    this.mosip = mosip;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "PT5S")
  void sweep() {
    if (mosip.areWanted()) {
      for (Due due : claim()) {
        if (!publish(due)) {
          // the others would fail alike; they are due again after the gap
          return;
        }
      }
    }
  }

  private boolean publish(Due due) {
    try {
      mosip.publish(due.requestId());
      jdbc.sql("update inbox set status_due = null, reason = null where id = ?")
          .param(due.id())
          .update();
      return true;
    } catch (MosipMisconfigured e) {
      LOG.warn("A receipt was refused: {}", e.getMessage());
      failed(due, "RECEIPT_NOT_AUTHORISED");
    } catch (RuntimeException e) {
      LOG.warn("A receipt must wait: {}", e.getClass().getSimpleName());
      failed(due, "RECEIPT_UNAVAILABLE");
    }
    return false;
  }

  /** One node takes a few and pushes them ahead; what it does not get done is due again. */
  private List<Due> claim() {
    Instant now = clock.instant();
    return jdbc.sql(
            """
            update inbox set status_due = :next where id in
              (select id from inbox where status_due <= :now order by status_due limit 20 for update skip locked)
            returning id, request_id
            """)
        .param("next", Timestamp.from(now.plus(GAP)))
        .param("now", Timestamp.from(now))
        .query(
            (row, number) -> new Due(row.getObject("id", UUID.class), row.getString("request_id")))
        .list();
  }

  private void failed(Due due, String reason) {
    jdbc.sql(
            """
            update inbox set reason = :reason, attempts = attempts + 1,
              status_due = case when attempts + 1 >= :most then null else status_due end
            where id = :id
            """)
        .param("reason", reason)
        .param("most", ATTEMPTS)
        .param("id", due.id())
        .update();
  }

  /** How many receipts could not be given, by reason. */
  Map<String, Integer> failing() {
    Map<String, Integer> counts = new TreeMap<>();
    jdbc.sql(
            """
            select reason, count(*) as many from inbox
            where status_due is not null and reason is not null group by reason
            """)
        .query(
            row -> {
              counts.put(row.getString("reason"), row.getInt("many"));
            });
    return counts;
  }
}
