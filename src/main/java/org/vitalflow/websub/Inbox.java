package org.vitalflow.websub;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.vitalflow.mosip.Topic;
import org.vitalflow.platform.Ids;
import org.vitalflow.platform.Seal;

/**
 * The table of deliveries as they came, sealed and each once. Updates join the caller's
 * transaction.
 */
@Component
class Inbox {
  static final String PENDING = "PENDING";
  static final String AWAITING_SHARE = "AWAITING_SHARE";

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int ATTEMPTS = 10;

  /**
   * A delivery that is to be worked on.
   *
   * @param share the credential fetched for it
   */
  record Stored(UUID id, Topic topic, byte[] body, byte @Nullable [] share) {}

  private final JdbcClient jdbc;
  private final Seal seal;
  private final Ids ids;
  private final InstantSource clock;

  Inbox(JdbcClient jdbc, Seal seal, Ids ids, InstantSource clock) {
    this.jdbc = jdbc;
    this.seal = seal;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * The new row's id; empty where the same delivery is there already.
   *
   * @param rid the one that it names, as far as that can be read
   */
  Optional<UUID> store(Topic topic, byte[] body, Optional<String> rid) {
    Instant now = clock.instant();
    return jdbc.sql(
            """
            insert into inbox (id, topic, hash, body, rid, state, next_at, received_at)
            values (:id, :topic, :hash, :body, :rid, 'PENDING', :next, :now)
            on conflict (topic, hash) do nothing returning id
            """)
        .param("id", ids.next())
        .param("topic", topic.name())
        .param("hash", hash(body))
        .param("body", seal.close(body, context(topic)))
        .param("rid", rid.orElse(null))
        .param("next", Timestamp.from(now.plus(PATIENCE)))
        .param("now", Timestamp.from(now))
        .query(UUID.class)
        .optional();
  }

  /** The oldest hundred of this state whose time has come. */
  List<UUID> due(String state) {
    return jdbc.sql(
            "select id from inbox where state = ? and next_at <= ? order by next_at limit 100")
        .params(state, Timestamp.from(clock.instant()))
        .query(UUID.class)
        .list();
  }

  /** The delivery, if it is still in this state and nobody else works on it; locked. */
  Optional<Stored> lock(UUID id, String state) {
    return jdbc.sql(
            "select topic, body, share from inbox where id = ? and state = ? for update skip locked")
        .params(id, state)
        .query(
            (row, number) -> {
              Topic topic = Topic.valueOf(row.getString("topic"));
              byte[] share = row.getBytes("share");
              return new Stored(
                  id,
                  topic,
                  seal.open(row.getBytes("body"), context(topic)),
                  share == null ? null : seal.open(share, shareContext(id)));
            })
        .optional();
  }

  /** Done: the hash alone stays, so that the same delivery is known again. */
  void folded(UUID id) {
    jdbc.sql(
            "update inbox set state = 'FOLDED', reason = null, attempts = 0, body = null, share = null where id = ?")
        .param(id)
        .update();
  }

  /** MOSIP waits to hear that this request's credential has come. */
  void receiptDue(UUID id, String requestId) {
    jdbc.sql("update inbox set request_id = ?, status_due = ? where id = ?")
        .params(requestId, Timestamp.from(clock.instant()), id)
        .update();
  }

  /** Of a RID that we do not have; kept until its case appears, or for some weeks. */
  void unknown(UUID id, String rid) {
    jdbc.sql("update inbox set state = 'UNKNOWN', rid = ? where id = ?").params(rid, id).update();
  }

  void awaitShare(UUID id) {
    jdbc.sql("update inbox set state = 'AWAITING_SHARE', attempts = 0, next_at = ? where id = ?")
        .params(Timestamp.from(clock.instant()), id)
        .update();
  }

  /** Keeps what was fetched, still encrypted: the share may not be given twice. */
  void shared(UUID id, byte[] share) {
    jdbc.sql(
            "update inbox set state = 'PENDING', attempts = 0, reason = null, share = ?, next_at = ? where id = ?")
        .params(
            seal.close(share, shareContext(id)), Timestamp.from(clock.instant().plus(PATIENCE)), id)
        .update();
  }

  /**
   * Never again by itself; kept and visible. The reason is a code, the RID the one that it names.
   */
  void quarantine(UUID id, String reason, @Nullable String rid) {
    jdbc.sql(
            """
            update inbox set state = 'QUARANTINED', reason = ?, rid = coalesce(?, rid)
            where id = ? and state in ('PENDING', 'AWAITING_SHARE')
            """)
        .params(reason, rid, id)
        .update();
  }

  /**
   * Later: after half a minute, then each time twice as long, and set aside after ten times, which
   * is some hours. The reason is a code.
   */
  void postpone(UUID id, String reason) {
    jdbc.sql(
            """
            update inbox set attempts = attempts + 1, reason = :reason,
              next_at = cast(:now as timestamptz) + interval '30 seconds' * power(2, attempts),
              state = case when attempts + 1 >= :most then 'QUARANTINED' else state end
            where id = :id and state in ('PENDING', 'AWAITING_SHARE')
            """)
        .param("reason", reason)
        .param("now", Timestamp.from(clock.instant()))
        .param("most", ATTEMPTS)
        .param("id", id)
        .update();
  }

  private static String context(Topic topic) {
    return "inbox " + topic.name();
  }

  private static String shareContext(UUID id) {
    return "inbox share " + id;
  }

  private static byte[] hash(byte[] body) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(body);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is missing from this JDK", e);
    }
  }
}
