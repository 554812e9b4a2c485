package org.vitalflow.mosip;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of our subscriptions, one row per callback path. */
@Component
class SubscriptionRows {
  private final JdbcClient jdbc;

  SubscriptionRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The row of a topic's secret. The first secret of a database has the topic's own path; each
   * later one a path of its own, because the hub keeps the first secret of a path for ever.
   */
  SubscriptionRow current(Topic topic, String generation) {
    return ofSecret(topic, generation).orElseGet(() -> added(topic, generation));
  }

  private SubscriptionRow added(Topic topic, String generation) {
    // a row from before secrets were told apart was asked with the one that was configured then
    jdbc.sql("update subscription set generation = ? where topic = ? and generation is null")
        .params(generation, topic.name())
        .update();
    insert(topic, topic.path(), generation);
    if (ofSecret(topic, generation).isEmpty()) {
      insert(topic, topic.path(generation), generation);
    }
    return ofSecret(topic, generation).orElseThrow();
  }

  private Optional<SubscriptionRow> ofSecret(Topic topic, String generation) {
    return of(topic).stream().filter(row -> row.generation().equals(generation)).findFirst();
  }

  private void insert(Topic topic, String path, String generation) {
    jdbc.sql(
            "insert into subscription (path, topic, generation) values (?, ?, ?) on conflict do nothing")
        .params(path, topic.name(), generation)
        .update();
  }

  List<SubscriptionRow> of(Topic topic) {
    return jdbc.sql("select * from subscription where topic = ? and generation is not null")
        .param(topic.name())
        .query(SubscriptionRows::read)
        .list();
  }

  Optional<SubscriptionRow> find(String path) {
    return jdbc.sql("select * from subscription where path = ? and generation is not null")
        .param(path)
        .query(SubscriptionRows::read)
        .optional();
  }

  /** Makes every path due again that we want events by. */
  void allDue() {
    jdbc.sql("update subscription set due_at = 'epoch' where leaving_at is null").update();
  }

  /** The claim is one statement, so no two nodes ask at once. */
  boolean claim(String path, Instant now, Duration again) {
    return jdbc.sql(
                "update subscription set asked_at = :now, due_at = :again where path = :path and due_at <= :now")
            .param("now", Timestamp.from(now))
            .param("again", Timestamp.from(now.plus(again)))
            .param("path", path)
            .update()
        == 1;
  }

  /** The hub did not take the request; {@code refusal} is a code. */
  void refused(String path, String refusal, Instant dueAt) {
    jdbc.sql("update subscription set refusal = ?, due_at = ? where path = ?")
        .params(refusal, Timestamp.from(dueAt), path)
        .update();
  }

  /** Counts only soon after we asked: anybody can call our callback. */
  void confirmed(String path, Instant now, Duration window, Duration round) {
    jdbc.sql(
            """
            update subscription set confirmed_at = :now, refusal = null, left_at = null,
              first_confirmed_at = coalesce(first_confirmed_at, :now), due_at = :due
            where path = :path and asked_at >= :since and leaving_at is null
            """)
        .param("now", Timestamp.from(now))
        .param("due", Timestamp.from(now.plus(round)))
        .param("since", Timestamp.from(now.minus(window)))
        .param("path", path)
        .update();
  }

  void leaving(String path, Instant now) {
    jdbc.sql("update subscription set leaving_at = coalesce(leaving_at, ?) where path = ?")
        .params(Timestamp.from(now), path)
        .update();
  }

  void left(String path, Instant now) {
    jdbc.sql("update subscription set left_at = ? where path = ? and leaving_at is not null")
        .params(Timestamp.from(now), path)
        .update();
  }

  /** A path that was left is wanted again: its secret is the present one once more. */
  void wanted(String path) {
    jdbc.sql(
            """
            update subscription set leaving_at = null, left_at = null, first_confirmed_at = null, confirmed_at = null,
              due_at = 'epoch' where path = ? and leaving_at is not null
            """)
        .param(path)
        .update();
  }

  void delivered(String path, Instant now) {
    jdbc.sql("update subscription set last_delivery_at = ? where path = ?")
        .params(Timestamp.from(now), path)
        .update();
  }

  /** The topics of which some path was confirmed since then. */
  Set<String> confirmedSince(Instant since) {
    return new HashSet<>(
        jdbc.sql("select distinct topic from subscription where confirmed_at >= ?")
            .param(Timestamp.from(since))
            .query(String.class)
            .list());
  }

  private static SubscriptionRow read(ResultSet row, int number) throws SQLException {
    return new SubscriptionRow(
        row.getString("path"),
        Topic.valueOf(row.getString("topic")),
        row.getString("generation"),
        row.getTimestamp("due_at").toInstant(),
        instant(row, "asked_at"),
        instant(row, "confirmed_at"),
        instant(row, "first_confirmed_at"),
        row.getString("refusal"),
        instant(row, "last_delivery_at"),
        instant(row, "leaving_at"),
        instant(row, "left_at"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }
}
