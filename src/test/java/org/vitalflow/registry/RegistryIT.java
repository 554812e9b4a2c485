package org.vitalflow.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vitalflow.platform.Problem;

/** The registry's promises on the real database. */
class RegistryIT {
  private static Registry registry;

  @BeforeAll
  static void open() {
    registry = new Registry();
  }

  @AfterAll
  static void close() {
    registry.close();
  }

  @Test
  void aRecordComesBackAsSentAndIsSealedInItsTable() {
    Submission submission = Registry.submission("sealed", "sealed");
    UUID id = registry.take(submission).event().id();

    assertThat(registry.records.current(id)).isEqualTo(submission.body());
    byte[] payload =
        registry
            .jdbc
            .sql("select payload from event_version where event_id = ?")
            .param(id)
            .query(byte[].class)
            .single();
    assertThat(new String(payload, StandardCharsets.ISO_8859_1)).doesNotContain("Zawadi");
  }

  @Test
  void aChangedRecordIsANewVersionThatIsFoundByItsNewNameOnly() {
    Event event = registry.take("changed");
    ObjectNode record = registry.records.current(event.id());
    Set<String> before = tokens(event.id());
    record.withObject("/child").withArray("name").removeAll().addObject().put("given", "Kwame");

    registry.inTransaction(() -> registry.revisions.keep(registry.events.lock(event.id()), record));

    assertThat(registry.records.current(event.id())).isEqualTo(record);
    assertThat(registry.events.get(event.id()).recordVersion()).isEqualTo(2);
    assertThat(tokens(event.id())).isNotEmpty().doesNotContainAnyElementsOf(before);
  }

  private static Set<String> tokens(UUID event) {
    return Set.copyOf(
        registry
            .jdbc
            .sql("select encode(token, 'hex') from blind_index where event_id = ?")
            .param(event)
            .query(String.class)
            .list());
  }

  @Test
  void aRecordThatWasMovedToAnotherEventDoesNotOpen() {
    UUID one = registry.take("moved-1").id();
    UUID other = registry.take("moved-2").id();
    registry
        .jdbc
        .sql(
            """
            update event_version set payload = (select payload from event_version where event_id = ?)
            where event_id = ?
            """)
        .params(one, other)
        .update();
    assertThatThrownBy(() -> registry.records.current(other))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void theIdentifierIsKeptOnceSealedAndTheNewestCounts() {
    UUID id = registry.take("identifier").id();
    registry.records.nationalId(id, new NationalId("VID", "5132790482118360"));
    registry.records.nationalId(id, new NationalId("VID", "5132790482118360"));
    assertThat(rows("national_id", id)).isEqualTo(1);
    registry.records.nationalId(id, new NationalId("VID", "9432851054273815"));

    assertThat(registry.records.nationalId(id))
        .map(NationalId::masked)
        .hasValue("************3815");
    assertThat(rows("national_id", id)).isEqualTo(2);
    List<byte[]> values =
        registry
            .jdbc
            .sql("select value from national_id where event_id = ?")
            .param(id)
            .query(byte[].class)
            .list();
    assertThat(values)
        .allSatisfy(
            value ->
                assertThat(new String(value, StandardCharsets.ISO_8859_1))
                    .doesNotContainPattern("[0-9]{12}"));
  }

  @Test
  void theFirstRecordIsIndexedAndATwinSharesTokens() {
    UUID one = registry.take("twin-1").id();
    UUID other = registry.take("twin-2").id();
    assertThat(rows("blind_index", one)).isEqualTo(4);
    int shared =
        registry
            .jdbc
            .sql(
                """
                select count(*) from blind_index a join blind_index b on a.token = b.token
                where a.event_id = ? and b.event_id = ?
                """)
            .params(one, other)
            .query(Integer.class)
            .single();
    assertThat(shared).isEqualTo(4);
  }

  @Test
  void oneKeyTakenByManyAtOnceIsOneEvent() throws Exception {
    Submission submission = Registry.submission("race", "race");
    Set<UUID> ids = results(50, () -> registry.take(submission).event().id());
    assertThat(ids).hasSize(1);
    assertThat(registry.journal.timeline(ids.iterator().next())).hasSize(1);
  }

  @Test
  void oneReferenceTakenUnderManyKeysIsOneEvent() throws Exception {
    Set<String> outcomes =
        results(
            20,
            () -> {
              try {
                return registry
                    .take(Registry.submission(UUID.randomUUID().toString(), "contested"))
                    .event()
                    .href();
              } catch (Problem problem) {
                return problem.code() + " " + problem.location();
              }
            });
    String first =
        outcomes.stream().filter(outcome -> outcome.startsWith("/")).findFirst().orElseThrow();
    assertThat(outcomes).containsExactlyInAnyOrder(first, "CRVS_REFERENCE_KNOWN " + first);
  }

  @Test
  void aKeyIsFreeAgainAfterARefusal() {
    registry.take("taken-reference");
    Submission refused = Registry.submission("kept-free", "taken-reference");
    assertThatThrownBy(() -> registry.take(refused)).isInstanceOf(Problem.class);
    assertThat(registry.submissions.known(refused)).isEmpty();
    assertThat(registry.take(Registry.submission("kept-free", "another-reference")).fresh())
        .isTrue();
  }

  @Test
  void aKeyWithOtherContentOrTypeIsRefused() {
    Submission first = Registry.submission("reused", "reused");
    UUID id = registry.take(first).event().id();
    ObjectNode other = first.body().deepCopy().put("office", "DEMO02");

    assertThat(registry.submissions.known(first)).map(Event::id).hasValue(id);
    for (Submission reused :
        List.of(
            new Submission("crvs-demo", "reused", "birth", other),
            new Submission("crvs-demo", "reused", "death", first.body()))) {
      assertThatThrownBy(() -> registry.submissions.known(reused))
          .isInstanceOfSatisfying(
              Problem.class,
              problem -> assertThat(problem.code()).isEqualTo("IDEMPOTENCY_KEY_REUSED"));
    }
    assertThat(
            registry.submissions.known(
                new Submission("another-client", "reused", "birth", first.body())))
        .isEmpty();
  }

  @Test
  void aRegistrationNumberIsUniqueForItsClientAndType() {
    registry.take(registered("number-1", "2026IBO1"));
    assertThatThrownBy(() -> registry.take(registered("number-2", "2026IBO1")))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> assertThat(problem.code()).isEqualTo("REGISTRATION_NUMBER_KNOWN"));
    Submission other = registered("number-1", "2026IBO1");
    assertThat(
            registry
                .take(new Submission("another-client", "number-1", "birth", other.body()))
                .event()
                .registrationNumber())
        .isNull();
  }

  @Test
  void theJournalRefusesChangesAndNoticesThem() {
    UUID id = registry.take("journal").id();
    registry.journal.note(id, "REGISTERED", "vitalflow", null);
    registry.journal.note(id, "RID_RESERVED", "vitalflow", "10001100010000120261123101530");
    assertThat(registry.journal.isIntact(id)).isTrue();
    assertThat(registry.journal.timeline(id))
        .extracting(Journal.Entry::what)
        .containsExactly("RECEIVED", "REGISTERED", "RID_RESERVED");
    assertThatThrownBy(() -> tamper("update journal set by = 'x' where event_id = ?", id))
        .hasMessageContaining("append-only");

    assertThat(isIntactAfter("update journal set by = 'x' where seq = 2 and event_id = ?", id))
        .isFalse();
    assertThat(isIntactAfter("delete from journal where seq = 3 and event_id = ?", id)).isFalse();
  }

  @Test
  void manyWritersMakeOneChain() throws Exception {
    UUID id = registry.take("writers").id();
    results(
        20,
        () -> {
          registry.inTransaction(() -> registry.journal.note(id, "TRIGGERED", "vitalflow", null));
          return Boolean.TRUE;
        });
    assertThat(registry.journal.timeline(id)).hasSize(21);
    assertThat(registry.journal.isIntact(id)).isTrue();
  }

  @Test
  void numbersCountPerOfficeKindAndYear() {
    assertThat(
            List.of(
                registry.events.nextRegistrationNumber("DEMO01", "birth", 2026),
                registry.events.nextRegistrationNumber("DEMO01", "birth", 2026),
                registry.events.nextRegistrationNumber("DEMO01", "death", 2026),
                registry.events.nextRegistrationNumber("DEMO01", "birth", 2027)))
        .containsExactly(
            "DEMO01-B-2026-000001",
            "DEMO01-B-2026-000002",
            "DEMO01-D-2026-000001",
            "DEMO01-B-2027-000001");
  }

  @Test
  void whatIsDecidedOfAnEventIsKept() {
    UUID id = registry.take("decided").id();
    assertThat(registry.events.get(id).idRequested()).isNull();
    registry.events.status(id, EventStatus.REGISTERED);
    registry.events.timeliness(id, "LATE");
    registry.events.register(id, "DEMO01-B-2026-999999");
    registry.events.idNotRequested(id, "NOT_CONSENTED");
    Event decided = registry.events.get(id);
    assertThat(decided.status()).isEqualTo(EventStatus.REGISTERED);
    assertThat(decided.timeliness()).isEqualTo("LATE");
    assertThat(decided.registrationNumber()).isEqualTo("DEMO01-B-2026-999999");
    assertThat(decided.idRequested()).isFalse();
    assertThat(decided.idReason()).isEqualTo("NOT_CONSENTED");
    registry.events.idRequested(id);
    assertThat(registry.events.get(id).idRequested()).isTrue();
    assertThat(registry.events.get(id).idReason()).isNull();
    assertThatThrownBy(() -> registry.events.status(UUID.randomUUID(), EventStatus.REFUSED))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aSearchFindsWhatMatchesInPagesNewestFirst() {
    Event one = registry.take("search-1");
    Event two = registry.take("search-2");
    registry.events.status(one.id(), EventStatus.MOSIP_OVERDUE);
    registry.events.status(two.id(), EventStatus.MOSIP_OVERDUE);

    EventPage first = registry.events.search(overdue(Optional.empty()), 0, 1);
    assertThat(first.total()).isEqualTo(2);
    assertThat(first.events()).extracting(Event::id).containsExactly(two.id());
    assertThat(registry.events.search(overdue(Optional.empty()), 1, 1).events())
        .extracting(Event::id)
        .containsExactly(one.id());
    assertThat(registry.events.search(overdue(Optional.of(one.trackingCode())), 0, 9).events())
        .extracting(Event::id)
        .containsExactly(one.id());
  }

  private static EventFilter overdue(Optional<String> trackingCode) {
    return new EventFilter(
        Optional.of("crvs-demo"),
        Optional.empty(),
        trackingCode,
        Optional.empty(),
        Optional.empty(),
        Optional.of(EventStatus.MOSIP_OVERDUE),
        Optional.of("birth"),
        Optional.of("DEMO01"));
  }

  private static Submission registered(String reference, String number) {
    Submission submission = Registry.submission(UUID.randomUUID().toString(), reference);
    submission.body().putObject("registration").put("number", number);
    return submission;
  }

  private static int rows(String table, UUID eventId) {
    return registry
        .jdbc
        .sql("select count(*) from " + table + " where event_id = ?")
        .param(eventId)
        .query(Integer.class)
        .single();
  }

  /** Tries a change that the trigger would refuse, and takes it back. */
  private static boolean isIntactAfter(String change, UUID id) {
    var intact = new boolean[1];
    registry.inTransactionTakenBack(
        () -> {
          registry.jdbc.sql("set local session_replication_role = replica").update();
          tamper(change, id);
          intact[0] = registry.journal.isIntact(id);
        });
    return intact[0];
  }

  private static void tamper(String change, UUID id) {
    registry.jdbc.sql(change).param(id).update();
  }

  private static <T> Set<T> results(int times, Callable<T> work) throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(8);
    try {
      List<Callable<T>> all = IntStream.range(0, times).mapToObj(i -> work).toList();
      return callers.invokeAll(all).stream().map(RegistryIT::result).collect(Collectors.toSet());
    } finally {
      callers.shutdown();
    }
  }

  private static <T> T result(Future<T> future) {
    try {
      return future.get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
