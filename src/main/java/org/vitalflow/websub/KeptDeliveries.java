package org.vitalflow.websub;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.vitalflow.mosip.Topic;

/** The deliveries that were set aside, for the operators who put them back or give them up. */
@Component
public class KeptDeliveries {
  private static final String KEPT = "state in ('UNKNOWN', 'QUARANTINED')";

  private final JdbcClient jdbc;
  private final InstantSource clock;

  KeptDeliveries(JdbcClient jdbc, InstantSource clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * One of them, without what it says.
   *
   * @param state {@code UNKNOWN} where its RID is none of ours, {@code QUARANTINED} where it is not
   *     what it should be
   * @param rid the one that it names; null where none could be read
   * @param reason a code; null where it is unknown
   */
  public record Kept(
      UUID id,
      Topic topic,
      String state,
      @Nullable String rid,
      @Nullable String reason,
      Instant receivedAt) {}

  /** How many there are. */
  public int total() {
    return jdbc.sql("select count(*) from inbox where " + KEPT).query(Integer.class).single();
  }

  /**
   * One page of them, the newest first.
   *
   * @param page from 0
   */
  public List<Kept> page(int page, int size) {
    return jdbc.sql(
            "select id, topic, state, rid, reason, received_at from inbox where "
                + KEPT
                + " order by received_at desc, id desc limit ? offset ?")
        .params(size, (long) page * size)
        .query(KeptDeliveries::read)
        .list();
  }

  /** Those that are not what they should be and name a RID; the oldest first. */
  public List<Kept> quarantined(int most) {
    return jdbc.sql(
            """
            select id, topic, state, rid, reason, received_at from inbox
            where state = 'QUARANTINED' and rid is not null order by received_at limit ?
            """)
        .param(most)
        .query(KeptDeliveries::read)
        .list();
  }

  /** The delivery, if it is kept aside. */
  public Optional<Kept> find(UUID id) {
    return jdbc.sql(
            "select id, topic, state, rid, reason, received_at from inbox where id = ? and " + KEPT)
        .param(id)
        .query(KeptDeliveries::read)
        .optional();
  }

  /** Puts it back as if it had just come; false where it is no longer kept aside. */
  public boolean replay(UUID id) {
    return jdbc.sql(
                "update inbox set state = 'PENDING', attempts = 0, reason = null, next_at = ? where id = ? and body is not null and "
                    + KEPT)
            .params(Timestamp.from(clock.instant()), id)
            .update()
        > 0;
  }

  /** Gives it up: the hash alone stays, so that the same is known again. */
  public boolean discard(UUID id) {
    return jdbc.sql(
                "update inbox set state = 'DISCARDED', body = null, share = null where id = ? and "
                    + KEPT)
            .param(id)
            .update()
        > 0;
  }

  private static Kept read(ResultSet row, int number) throws SQLException {
    return new Kept(
        row.getObject("id", UUID.class),
        Topic.valueOf(row.getString("topic")),
        row.getString("state"),
        row.getString("rid"),
        row.getString("reason"),
        row.getTimestamp("received_at").toInstant());
  }
}
