package org.vitalflow.crvs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vitalflow.MigratedDatabase;
import org.vitalflow.platform.Seal;
import org.vitalflow.platform.TestKeys;

/**
 * What is told, when and in which order, on a real database; callbacks and the clock are played.
 */
class OutboxIT {
  private static final String CALLBACK = "http://localhost:9000/";
  private static final Duration WEEK = Duration.ofDays(7);

  private final MigratedDatabase database = new MigratedDatabase();
  private final Seal seal = new TestKeys().seal();
  private final CrvsSettings settings = CrvsTestSettings.loopback();
  private final List<Told> told = new CopyOnWriteArrayList<>();
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final AtomicInteger questions = new AtomicInteger();
  private Instant now = Instant.parse("2026-11-23T10:00:00Z");
  private final InstantSource clock = () -> now;
  private final SubscriptionTable subscriptions = new SubscriptionTable(database.jdbc, seal);
  private final Outbox outbox = new Outbox(database.jdbc, settings, clock);
  private final Postman postman = postman();

  /** A message as a callback had it. */
  private record Told(URI callback, UUID id, String event, String milestone) {}

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aMilestoneThatIsTakenBackIsToldToNobody() {
    active("a");
    database.transactions.executeWithoutResult(
        transaction -> {
          reached(event("one"), "REGISTERED");
          transaction.setRollbackOnly();
        });
    assertThat(rows("WAITING")).isZero();
  }

  @Test
  void everybodyWhoWantsItIsToldOnce() {
    active("a");
    active("b");
    subscribed("c", "other-client", Subscription.State.ACTIVE);
    subscribed("d", "crvs-demo", Subscription.State.VERIFICATION_FAILED);
    UUID event = event("one");
    reached(event, "REGISTERED");
    outbox.add(event, 1);
    postman.work();
    postman.work();
    assertThat(told)
        .extracting(one -> one.callback().getPath())
        .containsExactlyInAnyOrder("/a", "/b");
    assertThat(rows("DELIVERED")).isEqualTo(2);
  }

  @Test
  void anEventsNewsWaitForEachOtherAndOtherEventsDoNotWait() {
    active("a");
    UUID first = event("first");
    UUID second = event("second");
    reached(first, "REGISTERED");
    reached(second, "REGISTERED");
    reached(first, "IDENTITY_ISSUED");
    answers.put("first REGISTERED", http(500));
    postman.work();
    assertThat(milestones()).containsExactlyInAnyOrder("first REGISTERED", "second REGISTERED");
    reached(second, "IDENTITY_ISSUED");
    postman.work();
    assertThat(milestones()).hasSize(3).endsWith("second IDENTITY_ISSUED");
    answers.clear();
    now = now.plusSeconds(60);
    postman.work();
    assertThat(milestones().subList(3, 5))
        .containsExactly("first REGISTERED", "first IDENTITY_ISSUED");
    assertThat(told.get(3).id()).isEqualTo(idOf(first, 1));
  }

  @Test
  void aMessageIsTriedForAWeekAtGrowingGapsAndIsDeadThenUntilItIsReplayed() {
    UUID subscription = active("a");
    UUID event = event("one");
    reached(event, "REGISTERED");
    reached(event, "IDENTITY_ISSUED");
    answers.put("one REGISTERED", http(400));
    Instant begun = now;
    while (rows("DEAD") == 0) {
      postman.work();
      now = now.plus(Duration.ofMinutes(10));
    }
    assertThat(Duration.between(begun, now)).isBetween(WEEK.minusHours(8), WEEK.plusHours(1));
    // 30 s doubling to 6 h, each a fifth more or less
    assertThat(told.size()).isBetween(25, 60);
    postman.work();
    assertThat(milestones()).last().isEqualTo("one IDENTITY_ISSUED");

    answers.clear();
    assertThat(outbox.again(subscription, idOf(event, 1))).isTrue();
    postman.work();
    assertThat(milestones()).last().isEqualTo("one REGISTERED");
    assertThat(rows("DELIVERED")).isEqualTo(2);
  }

  @Test
  void aCallbackThatIsAwayIsLeftAloneAndHearsAllSoonAfterItIsBack() {
    active("a");
    for (int i = 0; i < 20; i++) {
      UUID event = event("e" + i);
      reached(event, "REGISTERED");
      reached(event, "IDENTITY_ISSUED");
      answers.put("e" + i + " REGISTERED", new Answer(Outcome.TIMEOUT, 0, new byte[0]));
    }
    for (int minute = 0; minute < 600; minute++) {
      postman.work();
      now = now.plusSeconds(60);
    }
    // every five minutes one of them, and not twenty
    assertThat(told.size()).isBetween(80, 180);
    answers.clear();
    told.clear();
    now = now.plusSeconds(360);
    postman.work();
    assertThat(told).hasSize(40);
    assertThat(milestones()).containsSubsequence("e7 REGISTERED", "e7 IDENTITY_ISSUED");
  }

  @Test
  void oneMessageThatFailsDoesNotHoldUpTheOthersOfItsCallback() {
    active("a");
    answers.put("bad REGISTERED", new Answer(Outcome.TIMEOUT, 0, new byte[0]));
    reached(event("bad"), "REGISTERED");
    postman.work();
    for (int i = 0; i < 10; i++) {
      reached(event("good" + i), "REGISTERED");
    }
    now = now.plusSeconds(40);
    postman.work();
    assertThat(rows("DELIVERED")).isEqualTo(10);
    assertThat(rows("WAITING")).isEqualTo(1);
  }

  @Test
  void whoIsGoneIsPausedAndHearsWhatItMissedOnceItIsVerifiedAgain() {
    UUID subscription = active("a");
    UUID event = event("one");
    reached(event, "REGISTERED");
    answers.put("one REGISTERED", http(410));
    postman.work();
    answers.clear();
    reached(event, "IDENTITY_ISSUED");
    now = now.plus(Duration.ofDays(1));
    postman.work();
    assertThat(told).hasSize(1);
    assertThat(subscriptions.find(subscription).orElseThrow().state())
        .isEqualTo(Subscription.State.PAUSED);
    subscriptions.verifyAgain(subscription, now);
    postman.work();
    assertThat(milestones())
        .containsExactly("one REGISTERED", "one REGISTERED", "one IDENTITY_ISSUED");
  }

  @Test
  void whatWaitedAWeekForAPausedCallbackIsDead() {
    active("a");
    UUID event = event("one");
    reached(event, "REGISTERED");
    answers.put("one REGISTERED", http(410));
    postman.work();
    now = now.plus(WEEK);
    assertThat(outbox.giveUp()).isEqualTo(1);
    assertThat(rows("DEAD")).isEqualTo(1);
  }

  @Test
  void aChallengeIsAskedSomeTimesAndThenNoMore() {
    UUID id = subscribed("deaf", "crvs-demo", Subscription.State.PENDING_VERIFICATION);
    subscriptions.verifyAgain(id, now);
    for (int hour = 0; hour < 100; hour++) {
      postman.work();
      now = now.plus(Duration.ofHours(2));
    }
    assertThat(questions.get()).isEqualTo(30);
    Subscription deaf = subscriptions.find(id).orElseThrow();
    assertThat(deaf.state()).isEqualTo(Subscription.State.VERIFICATION_FAILED);
    assertThat(deaf.reason()).isEqualTo("CHALLENGE_NOT_ANSWERED");
  }

  @Test
  void aCallbackThatIsNoLongerAllowedIsNotCalled() {
    UUID id = active("a");
    database
        .jdbc
        .sql("update crvs_subscription set callback = 'http://inside.example/a' where id = ?")
        .param(id)
        .update();
    reached(event("one"), "REGISTERED");
    postman.work();
    assertThat(told).isEmpty();
    assertThat(subscriptions.find(id).orElseThrow().reason()).isEqualTo("ADDRESS_REFUSED");
  }

  @Test
  void manyPostmenTellEachMessageOnceAndOneAtATimeToACallback() throws Exception {
    active("a");
    active("b");
    active("c");
    for (int i = 0; i < 25; i++) {
      UUID event = event("e" + i);
      reached(event, "REGISTERED");
      reached(event, "IDENTITY_ISSUED");
    }
    ExecutorService nodes = Executors.newFixedThreadPool(8);
    try {
      List<Future<?>> working =
          new ArrayList<>(
              IntStream.range(0, 8).<Future<?>>mapToObj(i -> nodes.submit(postman::work)).toList());
      for (Future<?> one : working) {
        one.get();
      }
    } finally {
      nodes.shutdown();
    }
    postman.work();
    assertThat(told).hasSize(150).doesNotHaveDuplicates();
    assertThat(atOnce.values()).allMatch(most -> most.get() == 0);
    assertThat(tooMany).isEmpty();
  }

  @Test
  void aTurnThatAKilledNodeLeftEndsByItself() {
    UUID id = active("a");
    reached(event("one"), "REGISTERED");
    assertThat(subscriptions.claim(UUID.randomUUID(), now, Duration.ofSeconds(20))).isPresent();
    postman.work();
    assertThat(told).isEmpty();
    now = now.plusSeconds(21);
    assertThat(subscriptions.due(now, 5)).isEqualTo(1);
    postman.work();
    assertThat(told).hasSize(1);
    assertThat(subscriptions.due(now, 5)).isZero();
    assertThat(subscriptions.find(id).orElseThrow().reason()).isNull();
  }

  @Test
  void aReplayReachesBackBeforeTheSubscriptionAndRespectsItsWishes() {
    UUID early = event("early");
    reached(early, "REGISTERED");
    Instant between = now.plusSeconds(5);
    now = now.plusSeconds(10);
    UUID late = event("late");
    reached(late, "REGISTERED");
    reached(late, "IDENTITY_ISSUED");
    UUID id = active("a");
    database
        .jdbc
        .sql("update crvs_subscription set milestones = '{IDENTITY_ISSUED}' where id = ?")
        .param(id)
        .update();
    assertThat(outbox.replay(id, between)).isEqualTo(1);
    postman.work();
    assertThat(milestones()).containsExactly("late IDENTITY_ISSUED");
  }

  @Test
  void aClientHasNoMoreSubscriptionsThanItMay() {
    active("a");
    active("b");
    Boolean added =
        database.transactions.execute(
            begun ->
                subscriptions.add(
                    subscription("c", "crvs-demo", Subscription.State.ACTIVE),
                    "s",
                    settings.most()));
    assertThat(added).isFalse();
  }

  @Test
  void theSecretIsSealedAndWhatIsDoneIsForgottenAfterNinetyDays() {
    UUID id = active("a");
    assertThat(subscriptions.secret(id)).isEqualTo("secret of a");
    byte[] kept =
        database
            .jdbc
            .sql("select secret from crvs_subscription where id = ?")
            .param(id)
            .query(byte[].class)
            .single();
    assertThat(new String(kept, java.nio.charset.StandardCharsets.ISO_8859_1))
        .doesNotContain("secret");
    reached(event("one"), "REGISTERED");
    postman.work();
    now = now.plus(Duration.ofDays(89));
    assertThat(outbox.forget()).isZero();
    now = now.plus(Duration.ofDays(2));
    assertThat(outbox.forget()).isEqualTo(1);
  }

  private final Map<String, AtomicInteger> atOnce = new ConcurrentHashMap<>();
  private final List<String> tooMany = new CopyOnWriteArrayList<>();

  private Postman postman() {
    var callbacks =
        new CallbackClient(new AddressGuard(settings), InetAddress::getAllByName, 1) {
          @Override
          Answer ask(URI callback, UUID subscription, String challenge) {
            questions.incrementAndGet();
            byte[] body = callback.getPath().equals("/deaf") ? new byte[0] : challenge.getBytes();
            return new Answer(Outcome.HTTP_2XX, 200, body);
          }

          @Override
          Answer tell(URI callback, UUID delivery, String signature, byte[] body) {
            String path = callback.getPath();
            AtomicInteger busy = atOnce.computeIfAbsent(path, any -> new AtomicInteger());
            if (busy.incrementAndGet() > 1) {
              tooMany.add(path);
            }
            Told one = read(callback, delivery, body);
            told.add(one);
            busy.decrementAndGet();
            return answers.getOrDefault(one.event() + " " + one.milestone(), http(204));
          }
        };
    return new Postman(
        subscriptions,
        outbox,
        callbacks,
        new AllowedHosts(settings),
        new Notice("https://vitalflow.example", new ObjectMapper(), clock),
        settings,
        clock);
  }

  private static Told read(URI callback, UUID delivery, byte[] body) {
    try {
      JsonNode record =
          new ObjectMapper().readTree(body).at("/message/notify_event/0/data/reg_records/0");
      return new Told(
          callback,
          delivery,
          record.path("crvsReference").asText(),
          record.path("milestone").asText());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Answer http(int status) {
    return new Answer(Outcome.of(status), status, new byte[0]);
  }

  private List<String> milestones() {
    return told.stream().map(one -> one.event() + " " + one.milestone()).toList();
  }

  private UUID active(String name) {
    return subscribed(name, "crvs-demo", Subscription.State.ACTIVE);
  }

  private UUID subscribed(String name, String client, Subscription.State state) {
    Subscription made = subscription(name, client, state);
    database.transactions.executeWithoutResult(
        begun -> subscriptions.add(made, "secret of " + name, 100));
    database
        .jdbc
        .sql("update crvs_subscription set verify_at = null where id = ?")
        .param(made.id())
        .update();
    return made.id();
  }

  private Subscription subscription(String name, String client, Subscription.State state) {
    UUID id = TestKeys.ids(clock).next();
    return new Subscription(
        id, client, CALLBACK + name, List.of(), List.of(), state, null, now, now, null, 0, 0);
  }

  private UUID event(String reference) {
    UUID id = UUID.randomUUID();
    database
        .jdbc
        .sql(
            """
            insert into event (id, type, stage, client, tracking_code, crvs_reference, office, record_version,
              registered_by_crvs, received_at, updated_at)
            values (:id, 'birth', 'REGISTERED', 'crvs-demo', :code, :reference, 'DEMO01', 1, true, now(), now())
            """)
        .param("id", id)
        .param("code", id.toString())
        .param("reference", reference)
        .update();
    return id;
  }

  private void reached(UUID event, String what) {
    int seq =
        database
            .jdbc
            .sql(
                """
                insert into milestone (event_id, seq, what, subject, at)
                values (:event, (select count(*) + 1 from milestone where event_id = :event), :what, '', :at) returning seq
                """)
            .param("event", event)
            .param("what", what)
            .param("at", java.sql.Timestamp.from(now))
            .query(Integer.class)
            .single();
    outbox.add(event, seq);
  }

  private UUID idOf(UUID event, int seq) {
    return database
        .jdbc
        .sql("select id from crvs_delivery where event_id = ? and seq = ?")
        .params(event, seq)
        .query(UUID.class)
        .single();
  }

  private int rows(String state) {
    return database
        .jdbc
        .sql("select count(*) from crvs_delivery where state = ?")
        .param(state)
        .query(Integer.class)
        .single();
  }
}
