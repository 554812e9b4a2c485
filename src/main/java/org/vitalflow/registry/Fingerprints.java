package org.vitalflow.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.vitalflow.platform.IndexKeys;

/**
 * One registration of the same facts, unless a registrar decided that they are of two: the last
 * guard, in the database, behind the search that people are asked by.
 */
@Component
public class Fingerprints {
  private static final int TOKEN_BYTES = 32;

  private final JdbcClient jdbc;
  private final IndexKeys keys;
  private final Twins twins;

  Fingerprints(JdbcClient jdbc, IndexKeys keys, Twins twins) {
    this.jdbc = jdbc;
    this.keys = keys;
    this.twins = twins;
  }

  /**
   * Keeps a keyed hash of all facts of an event that is being registered; of one that is told from
   * others by nothing, such as a foundling without a name, none is kept. Joins the caller's
   * transaction.
   *
   * @param registrar who registers it; an entry of a paper register stands on his word alone
   * @throws IllegalStateException where the same facts are registered and nobody has decided
   */
  public void keep(Event event, ObjectNode record, String registrar) {
    if (event.type().equals("update") || !isTelling(event.type(), record)) {
      return;
    }
    byte[] facts = facts(event.type(), record);
    List<UUID> same = keys.hashes(facts, TOKEN_BYTES).size() > 1 ? same(facts) : List.of();
    if (same.isEmpty() && insert(facts, 0, event.id(), null)) {
      return;
    }
    List<UUID> registered = same(facts);
    String by =
        event.legacy()
            ? registrar
            : registered.stream()
                .map(other -> decider(event.id(), other))
                .reduce((one, next) -> one.isEmpty() ? one : next)
                .orElse("");
    if (by.isEmpty()) {
      throw new IllegalStateException(
          "The same facts are registered, and no registrar has decided that they are of two");
    }
    insert(facts, registered.size(), event.id(), by);
  }

  /** Whether the search finds its like, so that people are asked before this guard strikes. */
  private static boolean isTelling(String type, ObjectNode record) {
    return !SearchTokens.of(type, record).isEmpty()
        && DuplicateSearches.compare(type, record, record).reasons().contains(TwinReason.IDENTICAL);
  }

  private static byte[] facts(String type, ObjectNode record) {
    String text =
        new String(CanonicalJson.of(DuplicateSearches.facts(record)), StandardCharsets.UTF_8);
    return (type + "|" + text).getBytes(StandardCharsets.UTF_8);
  }

  private boolean insert(byte[] facts, int ordinal, UUID eventId, @Nullable String by) {
    return jdbc.sql(
                """
                insert into registration_fingerprint (token, key_version, ordinal, event_id, decided_by)
                values (?, ?, ?, ?, ?) on conflict (token, ordinal) do nothing
                """)
            .params(keys.hash(facts, TOKEN_BYTES), keys.version(), ordinal, eventId, by)
            .update()
        == 1;
  }

  private List<UUID> same(byte[] facts) {
    return jdbc.sql("select event_id from registration_fingerprint where token = any (?)")
        .param(keys.hashes(facts, TOKEN_BYTES).toArray(byte[][]::new))
        .query(UUID.class)
        .list();
  }

  /** Who decided that the two are different; empty where nobody has. */
  private String decider(UUID event, UUID other) {
    return twins
        .pair(event, other)
        .filter(Fingerprints::isDifferent)
        .or(() -> twins.pair(other, event).filter(Fingerprints::isDifferent))
        .flatMap(twin -> Optional.ofNullable(twin.decidedBy()))
        .orElse("");
  }

  private static boolean isDifferent(Twins.Twin twin) {
    return Twins.DIFFERENT.equals(twin.decision());
  }
}
