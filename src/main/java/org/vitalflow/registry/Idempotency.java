package org.vitalflow.registry;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.vitalflow.platform.IndexKeys;
import org.vitalflow.platform.Problem;

/** The clients' idempotency keys, each with a keyed hash of what it was used for. */
@Component
class Idempotency {
  private static final int CONTENT_BYTES = 32;

  private final JdbcClient jdbc;
  private final IndexKeys keys;

  Idempotency(JdbcClient jdbc, IndexKeys keys) {
    this.jdbc = jdbc;
    this.keys = keys;
  }

  private record Use(UUID eventId, boolean same) {}

  /** The event under this key, if there is one; fails where the key was used for another. */
  Optional<UUID> eventOf(Submission submission) {
    Optional<Use> use =
        jdbc.sql("select * from idempotency where client = ? and key = ?")
            .params(submission.client(), submission.idempotencyKey())
            .query(
                (row, number) ->
                    new Use(
                        row.getObject("event_id", UUID.class),
                        row.getString("type").equals(submission.type())
                            && keys.matches(
                                row.getInt("key_version"),
                                row.getBytes("content"),
                                CanonicalJson.of(submission.body()))))
            .optional();
    if (use.isPresent() && !use.get().same()) {
      throw Problem.of(
          HttpStatus.CONFLICT,
          "IDEMPOTENCY_KEY_REUSED",
          "This Idempotency-Key was used for another event. Send a new event under a new key.");
    }
    return use.map(Use::eventId);
  }

  /** Waits for whoever is taking the same key; false where that one went through. */
  boolean take(Submission submission, UUID eventId, Instant now) {
    int inserted =
        jdbc.sql(
                """
                insert into idempotency (client, key, type, key_version, content, event_id, created_at)
                values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """)
            .params(
                submission.client(),
                submission.idempotencyKey(),
                submission.type(),
                keys.version(),
                keys.hash(CanonicalJson.of(submission.body()), CONTENT_BYTES),
                eventId,
                Timestamp.from(now))
            .update();
    return inserted == 1;
  }
}
