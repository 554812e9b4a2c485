package org.vitalflow.crvs;

import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.vitalflow.platform.Seal;

/** The table of who wants to be told. */
@Component
class SubscriptionTable {
  private final JdbcClient jdbc;
  private final Seal seal;

  SubscriptionTable(JdbcClient jdbc, Seal seal) {
    this.jdbc = jdbc;
    this.seal = seal;
  }

  /** Adds it, due to be verified, unless the client has {@code most}; join a transaction. */
  boolean add(Subscription added, String secret, int most) {
    jdbc.sql("select 1 from (select pg_advisory_xact_lock(hashtext(?))) as locked")
        .param("crvs_subscription " + added.client())
        .query(Integer.class)
        .single();
    if (of(added.client()).size() >= most) {
      return false;
    }
    jdbc.sql(
            """
            insert into crvs_subscription (id, client, callback, secret, milestones, types, state, created_at, verify_at)
            values (:id, :client, :callback, :secret, string_to_array(:milestones, ' '), string_to_array(:types, ' '),
              :state, :at, :at)
            """)
        .param("id", added.id())
        .param("client", added.client())
        .param("callback", added.callback())
        .param(
            "secret", seal.close(secret.getBytes(StandardCharsets.US_ASCII), context(added.id())))
        .param("milestones", String.join(" ", added.milestones()))
        .param("types", String.join(" ", added.types()))
        .param("state", added.state().name())
        .param("at", Timestamp.from(added.createdAt()))
        .update();
    return true;
  }

  List<Subscription> of(String client) {
    return jdbc.sql("select * from crvs_subscription where client = ? order by id")
        .param(client)
        .query(SubscriptionTable::read)
        .list();
  }

  Optional<Subscription> find(UUID id) {
    return jdbc.sql("select * from crvs_subscription where id = ?")
        .param(id)
        .query(SubscriptionTable::read)
        .optional();
  }

  /** With all that was or is to be told it. */
  void delete(UUID id) {
    jdbc.sql("delete from crvs_subscription where id = ?").param(id).update();
  }

  /** What signs its messages. */
  String secret(UUID id) {
    byte[] sealed =
        jdbc.sql("select secret from crvs_subscription where id = ?")
            .param(id)
            .query(byte[].class)
            .single();
    return new String(seal.open(sealed, context(id)), StandardCharsets.US_ASCII);
  }

  /** Its callback is to be asked now, though it was given up or said that it is gone. */
  void verifyAgain(UUID id, Instant now) {
    jdbc.sql(
            """
            update crvs_subscription set verify_at = ?, verifications = 0,
              state = case when state = 'VERIFICATION_FAILED' then 'PENDING_VERIFICATION' else state end
            where id = ? and state <> 'ACTIVE'
            """)
        .params(Timestamp.from(now), id)
        .update();
  }

  /** From now on it is told. */
  void verified(UUID id, Instant now) {
    jdbc.sql(
            """
            update crvs_subscription set state = 'ACTIVE', reason = null, verify_at = null, verifications = 0,
              failures = 0, verified_at = :now, next_at = :now where id = :id
            """)
        .param("now", Timestamp.from(now))
        .param("id", id)
        .update();
  }

  /** Asked in vain; {@code again} is null where that is enough. */
  void notVerified(UUID id, String reason, @Nullable Instant again) {
    jdbc.sql(
            """
            update crvs_subscription set reason = :reason, verify_at = cast(:again as timestamptz),
              verifications = verifications + 1,
              state = case when cast(:again as timestamptz) is null and state = 'PENDING_VERIFICATION'
                then 'VERIFICATION_FAILED' else state end
            where id = :id and verify_at is not null
            """)
        .param("reason", reason)
        .param("again", again == null ? null : Timestamp.from(again))
        .param("id", id)
        .update();
  }

  /** Its callback wants no more: nothing is sent until it is verified again. */
  void paused(UUID id, String reason) {
    jdbc.sql("update crvs_subscription set state = 'PAUSED', reason = ? where id = ?")
        .params(reason, id)
        .update();
  }

  /** Its callback cannot be reached: it is left alone for a while. */
  void unreachable(UUID id, String reason, Instant next) {
    jdbc.sql(
            "update crvs_subscription set failures = failures + 1, reason = ?, next_at = ? where id = ?")
        .params(reason, Timestamp.from(next), id)
        .update();
  }

  /** Its callback is there again. */
  void reached(UUID id) {
    jdbc.sql("update crvs_subscription set failures = 0, reason = null where id = ?")
        .param(id)
        .update();
  }

  /**
   * Takes the turn to speak to a callback to which something is due and to which nobody speaks; the
   * turn ends by {@link #release}, or by itself after {@code turn}.
   */
  Optional<Subscription> claim(UUID by, Instant now, Duration turn) {
    // no stronger lock: whoever adds a delivery holds a key share of the row until it commits
    return jdbc.sql(
            """
            update crvs_subscription set busy_until = :until, busy_by = :by where id = (
              select s.id from crvs_subscription s where """
                + DUE
                + """
               order by s.next_at, s.id limit 1 for no key update skip locked)
            returning *
            """)
        .param("until", Timestamp.from(now.plus(turn)))
        .param("by", by)
        .param("now", Timestamp.from(now))
        .query(SubscriptionTable::read)
        .optional();
  }

  /** How many callbacks something is due to; counts no further than {@code most}. */
  int due(Instant now, int most) {
    return jdbc.sql(
            "select count(*) from (select 1 from crvs_subscription s where "
                + DUE
                + " limit :most) as due")
        .param("now", Timestamp.from(now))
        .param("most", most)
        .query(Integer.class)
        .single();
  }

  /** Keeps the turn; false where it was lost, or the subscription is not told any more. */
  boolean extend(UUID id, UUID by, Instant until) {
    return jdbc.sql(
                "update crvs_subscription set busy_until = ? where id = ? and busy_by = ? and state = 'ACTIVE'")
            .params(Timestamp.from(until), id, by)
            .update()
        == 1;
  }

  /** Whoever waits longest comes next. */
  void release(UUID id, UUID by, Instant now) {
    jdbc.sql(
            """
            update crvs_subscription set busy_until = null, busy_by = null, next_at = greatest(next_at, ?)
            where id = ? and busy_by = ?
            """)
        .params(Timestamp.from(now), id, by)
        .update();
  }

  private static final String DUE =
      """
      (s.busy_until is null or s.busy_until <= :now) and (s.verify_at <= :now
        or s.state = 'ACTIVE' and s.next_at <= :now and exists (select 1 from crvs_delivery d
          where d.subscription_id = s.id and d.state = 'WAITING' and d.next_at <= :now
          and\s"""
          + Outbox.FIRST_OF_ITS_EVENT
          + "))";

  static Subscription read(ResultSet row, int number) throws SQLException {
    return new Subscription(
        row.getObject("id", UUID.class),
        row.getString("client"),
        row.getString("callback"),
        words(row.getArray("milestones")),
        words(row.getArray("types")),
        Subscription.State.valueOf(row.getString("state")),
        row.getString("reason"),
        row.getTimestamp("created_at").toInstant(),
        Times.instant(row, "verified_at"),
        Times.instant(row, "verify_at"),
        row.getInt("verifications"),
        row.getInt("failures"));
  }

  private static List<String> words(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }

  private static String context(UUID id) {
    return "crvs subscription " + id;
  }
}
