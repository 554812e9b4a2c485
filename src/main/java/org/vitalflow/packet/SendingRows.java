package org.vitalflow.packet;

import java.sql.Timestamp;
import java.time.InstantSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far sending has come; part of the RID's row. Updates join the caller's transaction. */
@Component
class SendingRows {
  private final JdbcClient jdbc;
  private final InstantSource clock;

  SendingRows(JdbcClient jdbc, InstantSource clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** A step done, unless MOSIP has already answered: an early answer must not be overwritten. */
  void step(String rid, String status) {
    jdbc.sql(
            "update packet set status = ?, reason = null, updated_at = ? where rid = ? and outcome is null and status in ('RID_RESERVED', 'PACKET_STORED')")
        .params(status, now(), rid)
        .update();
  }

  /** MOSIP may have been told to process it, though its answer did not come. */
  void triggerTried(String rid) {
    jdbc.sql("update packet set trigger_tried = true, sent_at = coalesce(sent_at, ?) where rid = ?")
        .params(now(), rid)
        .update();
  }

  /** MOSIP has accepted the trigger; an early answer is not overwritten. */
  void triggered(String rid) {
    jdbc.sql(
            """
            update packet set triggered_at = coalesce(triggered_at, :now), sent_at = coalesce(sent_at, :now), updated_at = :now,
              status = case when outcome is null and status in ('RID_RESERVED', 'PACKET_STORED') then 'TRIGGERED' else status end,
              reason = case when outcome is null and status in ('RID_RESERVED', 'PACKET_STORED') then null else reason end
            where rid = :rid
            """)
        .param("now", now())
        .param("rid", rid)
        .update();
  }

  /** Nothing will ever tell how it ended: that it was sent is all there is to know. */
  void unconfirmed(String rid) {
    jdbc.sql(
            """
            update packet set status = 'SENT_UNCONFIRMED', outcome = 'ACCEPTED', updated_at = ?
            where rid = ? and outcome is null and status = 'TRIGGERED'
            """)
        .params(now(), rid)
        .update();
  }

  /** The packet is stored anew under a RID that MOSIP does not know. */
  void storedAgain(String rid) {
    jdbc.sql(
            "update packet set status = 'PACKET_STORED', reason = null, updated_at = ? where rid = ? and outcome is null")
        .params(now(), rid)
        .update();
  }

  /** Where the packet was stored, it was the trigger that MOSIP refused: it was told. */
  void sentInVain(String rid) {
    jdbc.sql(
            "update packet set sent_at = coalesce(sent_at, ?) where rid = ? and status = 'PACKET_STORED'")
        .params(now(), rid)
        .update();
  }

  /** Why nothing was sent yet: a code and, after spaces, codes and field names that explain it. */
  void waits(String rid, String reason) {
    jdbc.sql(
            "update packet set reason = ?, updated_at = ? where rid = ? and outcome is null and reason is distinct from ?")
        .params(reason, now(), rid, reason)
        .update();
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }
}
