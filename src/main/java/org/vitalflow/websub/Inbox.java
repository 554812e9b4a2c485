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
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.vitalflow.mosip.Topic;
import org.vitalflow.platform.Ids;
import org.vitalflow.platform.Seal;

/**
 * Deliveries as they came, sealed and each once; folded right after the answer to the hub, or by
 * the sweep.
 */
@Component
class Inbox {
  private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int KEPT_UNKNOWN = 10_000;

  private final JdbcClient jdbc;
  private final Seal seal;
  private final Ids ids;
  private final InstantSource clock;
  private final Executor executor;
  private final Folding folding;

  Inbox(
      JdbcClient jdbc,
      Seal seal,
      Ids ids,
      InstantSource clock,
      @Qualifier("wakes") Executor executor,
      Folding folding) {
    this.jdbc = jdbc;
    this.seal = seal;
    this.ids = ids;
    this.clock = clock;
    this.executor = executor;
    this.folding = folding;
  }

  /** False only when the delivery could not be stored; the same one again is stored already. */
  boolean store(Topic topic, byte[] body) {
    Instant now = clock.instant();
    try {
      Optional<UUID> stored =
          jdbc.sql(
                  """
                  insert into inbox (id, topic, hash, body, state, next_at, received_at)
                  values (:id, :topic, :hash, :body, 'PENDING', :next, :now)
                  on conflict (topic, hash) do nothing returning id
                  """)
              .param("id", ids.next())
              .param("topic", topic.name())
              .param("hash", hash(body))
              .param("body", seal.close(body, "inbox " + topic.name()))
              .param("next", Timestamp.from(now.plus(PATIENCE)))
              .param("now", Timestamp.from(now))
              .query(UUID.class)
              .optional();
      stored.ifPresent(id -> executor.execute(() -> fold(id)));
      return true;
    } catch (DataAccessException e) {
      LOG.error("A delivery could not be stored: {}", e.getClass().getSimpleName());
      return false;
    }
  }

  @Scheduled(fixedDelayString = "PT5S")
  void sweep() {
    due().forEach(this::fold);
    jdbc.sql(
            """
            delete from inbox where id in
              (select id from inbox where state = 'UNKNOWN' order by received_at desc offset ?)
            """)
        .param(KEPT_UNKNOWN)
        .update();
  }

  private List<UUID> due() {
    return jdbc.sql(
            "select id from inbox where state = 'PENDING' and next_at < ? order by next_at limit 100")
        .param(Timestamp.from(clock.instant()))
        .query(UUID.class)
        .list();
  }

  private void fold(UUID id) {
    try {
      folding.fold(id);
    } catch (RuntimeException e) {
      LOG.warn("A delivery could not be folded: {}", e.getClass().getSimpleName());
      folding.postpone(id);
    }
  }

  private static byte[] hash(byte[] body) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(body);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is missing from this JDK", e);
    }
  }
}
