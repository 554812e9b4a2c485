package org.vitalflow.registry;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What came true of an event, kept for its sender in the transaction that made it true. */
@Component
public class Milestones {
  private final JdbcClient jdbc;
  private final InstantSource clock;
  private final ApplicationEventPublisher publisher;

  Milestones(JdbcClient jdbc, InstantSource clock, ApplicationEventPublisher publisher) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.publisher = publisher;
  }

  /**
   * Keeps the milestone, once; it joins the caller's transaction, as does whoever listens to {@link
   * MilestoneReached}.
   *
   * @param subject what tells it from another of its kind: a paper's number, a version, a reason;
   *     empty where there can be but one
   */
  public void reached(UUID eventId, Milestone what, String subject) {
    // counting on the event's row also puts the writers of one event in turn
    int seq =
        jdbc.sql("update event set milestones = milestones + 1 where id = ? returning milestones")
            .param(eventId)
            .query(Integer.class)
            .single();
    int kept =
        jdbc.sql(
                """
                insert into milestone (event_id, seq, what, subject, at) values (?, ?, ?, ?, ?)
                on conflict (event_id, what, subject) do nothing
                """)
            .params(eventId, seq, what.name(), subject, Timestamp.from(clock.instant()))
            .update();
    if (kept == 1) {
      publisher.publishEvent(new MilestoneReached(eventId, seq));
    }
  }
}
