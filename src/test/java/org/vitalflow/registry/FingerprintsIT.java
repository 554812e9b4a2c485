package org.vitalflow.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The same facts are registered once, unless a registrar decided that they are of two events. */
class FingerprintsIT {
  private static Registry registry;
  private static int sequence;
  private Fingerprints fingerprints;

  @BeforeAll
  static void open() {
    registry = new Registry();
  }

  @AfterAll
  static void close() {
    registry.close();
  }

  @BeforeEach
  void nothingRegistered() {
    registry.jdbc.sql("delete from registration_fingerprint").update();
    fingerprints = new Fingerprints(registry.jdbc, registry.keys.indexKeys(), registry.twins);
  }

  @Test
  void theSameFactsAreRegisteredOnce() {
    register(received());
    Event again = received();
    assertThatThrownBy(() -> register(again))
        .hasMessageContaining("no registrar has decided")
        .hasMessageNotContaining("Zawadi");
    assertThat(ordinals()).containsExactly(0);
  }

  @Test
  void aRegistrarsDecisionLetsTheSecondAndTheThirdPass() {
    Event first = received();
    register(first);
    Event second = received();
    decided(second, first, Twins.DIFFERENT);
    register(second);
    Event third = received();
    decided(third, first, Twins.DIFFERENT);
    assertThatThrownBy(() -> register(third)).isInstanceOf(IllegalStateException.class);
    decided(second, third, Twins.DIFFERENT);
    register(third);
    assertThat(ordinals()).containsExactly(0, 1, 2);
  }

  @Test
  void thatTheyAreOfOnePersonLetsNonePass() {
    Event first = received();
    register(first);
    Event second = received();
    decided(second, first, Twins.SAME);
    assertThatThrownBy(() -> register(second)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void whatNothingTellsFromOthersIsNotCompared() {
    var nameless = Registry.submission("key", "nameless").body();
    nameless.putObject("child");
    nameless.remove("occurredOn");
    fingerprints.keep(received(), nameless, "registrar");
    fingerprints.keep(received(), nameless, "registrar");
    assertThat(ordinals()).isEmpty();
  }

  @Test
  void theDatabaseItselfRefusesTheSameFactsAndASecondWithoutADecision() {
    Event first = received();
    register(first);
    UUID second = received().id();
    assertThatThrownBy(() -> insert(first.id(), second, 0, null))
        .hasMessageContaining("registration_fingerprint_pkey");
    assertThatThrownBy(() -> insert(first.id(), second, 1, null)).hasMessageContaining("check");
    insert(first.id(), second, 1, "registrar");
    assertThatThrownBy(() -> insert(first.id(), second, 2, "registrar"))
        .hasMessageContaining("event_id");
  }

  private static void insert(UUID of, UUID event, int ordinal, String by) {
    registry
        .jdbc
        .sql(
            """
            insert into registration_fingerprint (token, key_version, ordinal, event_id, decided_by)
            select token, key_version, ?, ?, ? from registration_fingerprint where event_id = ? limit 1
            """)
        .params(ordinal, event, by, of)
        .update();
  }

  private static Event received() {
    return registry.take("fingerprint-" + ++sequence);
  }

  private void register(Event event) {
    registry.inTransaction(
        () -> fingerprints.keep(event, registry.records.current(event.id()), "registrar"));
  }

  private static void decided(Event event, Event other, String decision) {
    registry
        .jdbc
        .sql(
            """
            insert into twin (event_id, other_id, event_version, other_version, score, reasons, found_at, decision, decided_by, decided_at)
            values (?, ?, 1, 1, 100, 'IDENTICAL', now(), ?, 'registrar', now())
            """)
        .params(event.id(), other.id(), decision)
        .update();
  }

  private static List<Integer> ordinals() {
    return registry
        .jdbc
        .sql("select ordinal from registration_fingerprint order by ordinal")
        .query(Integer.class)
        .list();
  }
}
