package org.vitalflow.crvs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.vitalflow.registry.Journal;

/** What staff see of the telling, and the one thing that they may do about it. */
@Component
public class Notifications {
  private static final Logger LOG = LoggerFactory.getLogger(Notifications.class);
  private static final int MOST = 100;

  private final JdbcClient jdbc;
  private final Outbox outbox;
  private final Journal journal;
  private final ApplicationEventPublisher publisher;

  Notifications(
      JdbcClient jdbc, Outbox outbox, Journal journal, ApplicationEventPublisher publisher) {
    this.jdbc = jdbc;
    this.outbox = outbox;
    this.journal = journal;
    this.publisher = publisher;
  }

  /**
   * A subscription and how it stands.
   *
   * @param state as the API says it
   * @param reason what the callback did last that was not as it should be, as a code
   * @param oldest since when the oldest of what waits has waited
   */
  public record Overview(
      UUID id,
      String client,
      String callback,
      String state,
      @Nullable String reason,
      int waiting,
      int dead,
      @Nullable Instant oldest) {}

  /** A message that was given up. */
  public record Dead(
      UUID id,
      String client,
      String callback,
      String trackingCode,
      String milestone,
      @Nullable String outcome,
      int attempts,
      Instant endedAt) {}

  private record Known(UUID eventId, UUID subscription) {}

  /** All subscriptions, by client. */
  public List<Overview> overview() {
    return jdbc.sql(
            """
            select s.id, s.client, s.callback, s.state, s.reason, d.waiting, d.dead, d.oldest from crvs_subscription s
            left join lateral (select count(*) filter (where state = 'WAITING') as waiting,
              count(*) filter (where state = 'DEAD') as dead, min(created_at) filter (where state = 'WAITING') as oldest
              from crvs_delivery where subscription_id = s.id and state <> 'DELIVERED') d on true
            order by s.client, s.id
            """)
        .query(Notifications::readOverview)
        .list();
  }

  /** The dead messages of all subscriptions, the newest first; a hundred at most. */
  public List<Dead> dead() {
    return jdbc.sql(
            """
            select d.id, s.client, s.callback, e.tracking_code, m.what, d.outcome, d.attempts, d.ended_at
            from crvs_delivery d join crvs_subscription s on s.id = d.subscription_id join event e on e.id = d.event_id
            join milestone m on m.event_id = d.event_id and m.seq = d.seq
            where d.state = 'DEAD' order by d.ended_at desc, d.id limit ?
            """)
        .param(MOST)
        .query(Notifications::readDead)
        .list();
  }

  /** Has a message sent once more and notes in its event's journal who wanted it. */
  @Transactional
  public boolean again(UUID delivery, String by) {
    Optional<Known> known =
        jdbc.sql(
                "select event_id, subscription_id as subscription from crvs_delivery where id = ? and state = 'DEAD'")
            .param(delivery)
            .query(Known.class)
            .optional();
    known.ifPresent(
        found -> {
          // the event's row before the delivery's, as a milestone locks them
          journal.note(found.eventId(), "NOTIFIED_AGAIN", by, null);
          outbox.again(found.subscription(), delivery);
          publisher.publishEvent(new Rounds.Due());
        });
    return known.isPresent();
  }

  /** Has all dead messages of a subscription sent once more; gives how many. */
  @Transactional
  public int allAgain(UUID subscription, String by) {
    int again = outbox.allAgain(subscription);
    LOG.info("{} dead notifications of {} are sent again for {}", again, subscription, by);
    publisher.publishEvent(new Rounds.Due());
    return again;
  }

  private static Overview readOverview(ResultSet row, int number) throws SQLException {
    return new Overview(
        row.getObject("id", UUID.class),
        row.getString("client"),
        row.getString("callback"),
        row.getString("state"),
        row.getString("reason"),
        row.getInt("waiting"),
        row.getInt("dead"),
        Times.instant(row, "oldest"));
  }

  private static Dead readDead(ResultSet row, int number) throws SQLException {
    return new Dead(
        row.getObject("id", UUID.class),
        row.getString("client"),
        row.getString("callback"),
        row.getString("tracking_code"),
        row.getString("what"),
        row.getString("outcome"),
        row.getInt("attempts"),
        row.getTimestamp("ended_at").toInstant());
  }
}
