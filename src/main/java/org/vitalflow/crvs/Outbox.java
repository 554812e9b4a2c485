package org.vitalflow.crvs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.vitalflow.registry.Milestone;

/** The table of what is to be told and was: each milestone once per subscription. */
@Component
class Outbox {
  /** An event's news are told in their order. */
  static final String FIRST_OF_ITS_EVENT =
      """
      not exists (select 1 from crvs_delivery e where e.subscription_id = d.subscription_id
        and e.event_id = d.event_id and e.seq < d.seq and e.state = 'WAITING')""";

  private static final String MATCHES =
      """
      (s.milestones = '{}' or m.what = any (s.milestones)) and (s.types = '{}' or e.type = any (s.types))""";

  private final JdbcClient jdbc;
  private final CrvsSettings settings;
  private final InstantSource clock;

  Outbox(JdbcClient jdbc, CrvsSettings settings, InstantSource clock) {
    this.jdbc = jdbc;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Makes a delivery of the milestone for everybody who wants it, in the transaction that reached
   * it; gives how many. Those who are not verified yet find it when they are.
   */
  int add(UUID eventId, int seq) {
    Instant now = clock.instant();
    // locked, so that a subscription that is deleted meanwhile is passed over and fails no case
    return jdbc.sql(
            """
            insert into crvs_delivery (subscription_id, event_id, seq, created_at, next_at, give_up_at)
            select s.id, m.event_id, m.seq, :now, :now, :giveUp from milestone m
            join event e on e.id = m.event_id join crvs_subscription s on s.client = e.client
            where m.event_id = :event and m.seq = :seq and s.state <> 'VERIFICATION_FAILED' and\s"""
                + MATCHES
                + " for key share of s on conflict do nothing")
        .param("now", Timestamp.from(now))
        .param("giveUp", Timestamp.from(now.plus(settings.giveUpAfter())))
        .param("event", eventId)
        .param("seq", seq)
        .update();
  }

  /** Everything of the subscription's client since then is told, once more where it was told. */
  int replay(UUID subscription, Instant from) {
    Instant now = clock.instant();
    return jdbc.sql(
            """
            insert into crvs_delivery as d (subscription_id, event_id, seq, created_at, next_at, give_up_at)
            select s.id, m.event_id, m.seq, :now, :now, :giveUp from milestone m
            join event e on e.id = m.event_id join crvs_subscription s on s.client = e.client
            where s.id = :subscription and m.at >= :from and\s"""
                + MATCHES
                + """
             order by m.event_id, m.seq
            on conflict (subscription_id, event_id, seq) do update set state = 'WAITING', attempts = 0, outcome = null,
              next_at = excluded.next_at, give_up_at = excluded.give_up_at, ended_at = null
            """)
        .param("now", Timestamp.from(now))
        .param("giveUp", Timestamp.from(now.plus(settings.giveUpAfter())))
        .param("subscription", subscription)
        .param("from", Timestamp.from(from))
        .update();
  }

  /** The delivery is told once more; false where the subscription has no such one. */
  boolean again(UUID subscription, UUID delivery) {
    Instant now = clock.instant();
    return jdbc.sql(
                """
                update crvs_delivery set state = 'WAITING', attempts = 0, outcome = null, next_at = :now,
                  give_up_at = :giveUp, ended_at = null where id = :id and subscription_id = :subscription
                """)
            .param("now", Timestamp.from(now))
            .param("giveUp", Timestamp.from(now.plus(settings.giveUpAfter())))
            .param("id", delivery)
            .param("subscription", subscription)
            .update()
        == 1;
  }

  /** All that was given up of the subscription is told once more; gives how many. */
  int allAgain(UUID subscription) {
    Instant now = clock.instant();
    return jdbc.sql(
            """
            update crvs_delivery set state = 'WAITING', attempts = 0, outcome = null, next_at = :now,
              give_up_at = :giveUp, ended_at = null where subscription_id = :subscription and state = 'DEAD'
            """)
        .param("now", Timestamp.from(now))
        .param("giveUp", Timestamp.from(now.plus(settings.giveUpAfter())))
        .param("subscription", subscription)
        .update();
  }

  /** What is to be told next. */
  Optional<Message> next(UUID subscription) {
    return jdbc.sql(
            """
            select d.id, d.event_id, d.seq, d.attempts, m.what, m.subject, m.at, e.client, e.type, e.status,
              e.tracking_code, e.crvs_reference, e.office, e.registration_number
            from crvs_delivery d join milestone m on m.event_id = d.event_id and m.seq = d.seq
            join event e on e.id = d.event_id
            where d.subscription_id = :subscription and d.state = 'WAITING' and d.next_at <= :now and\s"""
                + FIRST_OF_ITS_EVENT
                + " order by d.next_at, d.event_id limit 1")
        .param("subscription", subscription)
        .param("now", Timestamp.from(clock.instant()))
        .query(Outbox::read)
        .optional();
  }

  void delivered(UUID id, Outcome outcome) {
    Timestamp now = Timestamp.from(clock.instant());
    jdbc.sql(
            """
            update crvs_delivery set state = 'DELIVERED', attempts = attempts + 1, outcome = ?, last_at = ?, ended_at = ?
            where id = ? and state = 'WAITING'
            """)
        .params(outcome.name(), now, now, id)
        .update();
  }

  /** Tried in vain: dead where the next attempt would come too late; true then. */
  boolean failed(UUID id, Outcome outcome, Instant next) {
    String state =
        jdbc.sql(
                """
                update crvs_delivery set attempts = attempts + 1, outcome = :outcome, last_at = :now, next_at = :next,
                  state = case when give_up_at <= :next then 'DEAD' else state end,
                  ended_at = case when give_up_at <= :next then cast(:now as timestamptz) end
                where id = :id and state = 'WAITING' returning state
                """)
            .param("outcome", outcome.name())
            .param("now", Timestamp.from(clock.instant()))
            .param("next", Timestamp.from(next))
            .param("id", id)
            .query(String.class)
            .optional()
            .orElse("");
    return state.equals("DEAD");
  }

  /** What comes after it in its event need not be looked at before. */
  void putOff(UUID subscription, Message before, Instant next) {
    jdbc.sql(
            """
            update crvs_delivery set next_at = :next where subscription_id = :subscription and event_id = :event
              and seq > :seq and state = 'WAITING' and next_at < :next
            """)
        .param("next", Timestamp.from(next))
        .param("subscription", subscription)
        .param("event", before.eventId())
        .param("seq", before.seq())
        .update();
  }

  /**
   * The callback is there again after a long time: what waits for a later attempt waits no more.
   */
  void hurry(UUID subscription) {
    Timestamp now = Timestamp.from(clock.instant());
    jdbc.sql(
            "update crvs_delivery set next_at = ? where subscription_id = ? and state = 'WAITING' and next_at > ?")
        .params(now, subscription, now)
        .update();
  }

  /** What was tried for too long, or waited too long for its callback, is dead; gives how many. */
  int giveUp() {
    Timestamp now = Timestamp.from(clock.instant());
    return jdbc.sql(
            "update crvs_delivery set state = 'DEAD', ended_at = ? where state = 'WAITING' and give_up_at <= ?")
        .params(now, now)
        .update();
  }

  /** Forgets what ended long ago. */
  int forget() {
    return jdbc.sql("delete from crvs_delivery where state <> 'WAITING' and ended_at < ?")
        .param(Timestamp.from(clock.instant().minus(settings.keep())))
        .update();
  }

  private static Message read(ResultSet row, int number) throws SQLException {
    return new Message(
        row.getObject("id", UUID.class),
        row.getObject("event_id", UUID.class),
        row.getInt("seq"),
        row.getInt("attempts"),
        Milestone.valueOf(row.getString("what")),
        row.getString("subject"),
        row.getTimestamp("at").toInstant(),
        row.getString("client"),
        row.getString("type"),
        row.getString("status"),
        row.getString("tracking_code"),
        row.getString("crvs_reference"),
        row.getString("office"),
        row.getString("registration_number"));
  }
}
