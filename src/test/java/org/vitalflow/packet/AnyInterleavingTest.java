package org.vitalflow.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.withSettings;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.mockito.stubbing.Answer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vitalflow.MigratedDatabase;
import org.vitalflow.mosip.Rids;
import org.vitalflow.mosip.StatusService;
import org.vitalflow.mosip.Subscriptions;
import org.vitalflow.platform.Country;
import org.vitalflow.platform.TestCountry;
import org.vitalflow.process.Cases;
import org.vitalflow.registry.DeathLinks;
import org.vitalflow.registry.Events;
import org.vitalflow.registry.Journal;
import org.vitalflow.registry.Milestones;
import org.vitalflow.registry.Records;

/**
 * Whatever comes in whatever order, and wherever the node dies: final or visibly open, told once,
 * and no signal without a trace. The rows are real; the case that waits is a row beside them, which
 * a crash takes back too.
 */
class AnyInterleavingTest {
  private static final Identifier NUMBER = new Identifier("VID", "0");
  private static MigratedDatabase database;
  private static int sequence;

  /** What can happen to one RID. */
  enum What {
    TRIGGER,
    TRIGGER_WITHOUT_ANSWER,
    BEGIN_TO_WAIT,
    COMPLETED_PROCESSED,
    COMPLETED_REJECTED,
    COMPLETED_FAILED,
    CREDENTIAL,
    POLL_SUCCEEDED,
    POLL_REJECTED,
    POLL_GAVE_UP,
    ASKED_BY_A_STEP,
    TIMEOUT,
    WITHDRAW,
    CLOSE,
    SWEEP
  }

  /**
   * One thing that happens.
   *
   * @param fuse after how many of its calls the node dies; 0 where it lives
   */
  record Step(What what, int fuse) {}

  /** The node died. */
  static final class Died extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @BeforeContainer
  static void databaseOfItsOwn() {
    database = new MigratedDatabase();
    database
        .jdbc
        .sql(
            "create table told (rid text primary key, state text, answered int, alive int, papers int)")
        .update();
  }

  @AfterContainer
  static void closeDatabase() {
    database.close();
  }

  @Provide
  Arbitrary<List<Step>> lives() {
    Arbitrary<Integer> fuse =
        Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(3, Arbitraries.just(0)),
            net.jqwik.api.Tuple.of(1, Arbitraries.integers().between(1, 5)));
    return Combinators.combine(Arbitraries.of(What.class), fuse)
        .as(Step::new)
        .list()
        .ofMinSize(3)
        .ofMaxSize(16);
  }

  @Property(tries = 200)
  void endsOrIsVisiblyOpenAndIsToldOnce(@ForAll("lives") List<Step> steps) {
    var life = new Life();
    life.happens(new Step(What.TRIGGER, 0));
    int early = steps.size() / 3;
    steps.subList(0, early).forEach(life::happens);
    life.happens(new Step(What.BEGIN_TO_WAIT, 0));
    steps.subList(early, steps.size()).forEach(life::happens);
    life.holds();
  }

  @Property(tries = 80)
  void soDoesOneThatMayNeverBeTriggered(@ForAll("lives") List<Step> steps) {
    var life = new Life();
    steps.forEach(life::happens);
    life.holds();
  }

  /** One RID from its reservation on. */
  private static final class Life {
    private final JdbcClient jdbc = database.jdbc;
    private final UUID eventId = UUID.randomUUID();
    private final String rid = "1000110001%05d20261123101530".formatted(++sequence);
    private final Map<Heard, Integer> heard = new HashMap<>();
    private final List<Object> published = new ArrayList<>();
    private final PacketRows rows;
    private final SendingRows progress;
    private final Watch watch;
    private final Packets packets;
    private int fuse;

    Life() {
      java.time.InstantSource clock = () -> Instant.parse("2026-11-23T12:00:00Z");
      Country country = TestCountry.of(Map.of("DEMO01", TestCountry.office()));
      rows = new PacketRows(jdbc, clock);
      progress = new SendingRows(jdbc, clock);
      watch = new Watch(jdbc, clock, Duration.ofMinutes(10));
      Cases cases = mock(Cases.class, withSettings().defaultAnswer(this::told));
      Events events = calm(Events.class);
      Journal journal = calm(Journal.class);
      var endings = new Endings(country, calm(Subscriptions.class), calm(StatusService.class));
      var inquiries = new Inquiries(jdbc, clock);
      packets =
          new Packets(
              rows,
              calm(Rids.class),
              country,
              cases,
              calm(Records.class),
              journal,
              endings,
              new Outcomes(
                  rows,
                  endings,
                  cases,
                  events,
                  journal,
                  calm(Milestones.class),
                  new Settlements(calm(DeathLinks.class), cases, calm(Milestones.class))),
              new Traces(jdbc, clock),
              watch,
              new Questions(rows, inquiries, cases, journal),
              published::add);
      rows.insert(rid, eventId, "DEMO01", "CRVS1", "CRVS_NEW", 1);
      jdbc.sql("insert into told values (?, 'SENDING', 0, 0, 0)").param(rid).update();
    }

    /** Does nothing, but each call burns the fuse. */
    private <T> T calm(Class<T> type) {
      Answer<Object> answer =
          call -> {
            burn();
            return org.mockito.Answers.RETURNS_DEFAULTS.answer(call);
          };
      return mock(type, withSettings().defaultAnswer(answer));
    }

    private void burn() {
      if (fuse > 0 && --fuse == 0) {
        throw new Died();
      }
    }

    private Object told(org.mockito.invocation.InvocationOnMock call) {
      burn();
      return switch (call.getMethod().getName()) {
        case "answered" ->
            moves(
                "WAITING",
                call.getArgument(1).equals("ACCEPTED") ? "ENDED" : "RESOLVING",
                "answered");
        case "cameAlive" -> moves("RESOLVING", "ENDED", "alive");
        case "withdrawn" -> moves("SENDING", "ENDED", "answered");
        case "certificateWanted" -> moves("ENDED", "ENDED", "papers");
        case "packetRuns" -> !state().equals("ENDED");
        default -> false;
      };
    }

    private boolean moves(String from, String to, String counted) {
      return jdbc.sql(
                  "update told set state = ?, %1$s = %1$s + 1 where rid = ? and state = ?"
                      .formatted(counted))
              .params(to, rid, from)
              .update()
          == 1;
    }

    private String state() {
      return jdbc.sql("select state from told where rid = ?")
          .param(rid)
          .query(String.class)
          .single();
    }

    void happens(Step step) {
      fuse = step.fuse();
      published.clear();
      try {
        database.transactions.executeWithoutResult(
            transaction -> {
              happens(step.what());
              if (step.fuse() > 0) {
                throw new Died();
              }
            });
      } catch (Died died) {
        return;
      } finally {
        fuse = 0;
      }
      count(step.what());
      published.forEach(event -> settle());
    }

    private void settle() {
      database.transactions.executeWithoutResult(transaction -> packets.settle(rid));
    }

    private void happens(What what) {
      PacketRow row = rows.find(rid).orElseThrow();
      switch (what) {
        case TRIGGER -> {
          if (state().equals("SENDING") && !row.isFinal()) {
            progress.step(rid, "PACKET_STORED");
            progress.triggered(rid);
          }
        }
        case TRIGGER_WITHOUT_ANSWER -> progress.triggerTried(rid);
        case BEGIN_TO_WAIT -> {
          if (row.triggered() && moves("SENDING", "WAITING", "papers")) {
            jdbc.sql("update told set papers = 0 where rid = ?").param(rid).update();
          }
        }
        case TIMEOUT -> {
          // a person looks; nothing of the RID changes
        }
        case WITHDRAW -> packets.withdraw(eventId, "NOT_CONSENTED");
        case CLOSE -> {
          if (state().equals("RESOLVING") || state().equals("WAITING")) {
            rows.closed(rid);
            watch.forAYear(rid);
            jdbc.sql("update told set state = 'ENDED' where rid = ?").param(rid).update();
          }
        }
        case SWEEP -> packets.settle(rid);
        case ASKED_BY_A_STEP -> {
          if (!row.isUntold()) {
            packets.learned(rid, signal(what), List.of());
          }
        }
        default -> {
          // MOSIP says nothing of what it was not told
          if (!row.isUntold()) {
            boolean credential = what == What.CREDENTIAL;
            packets.said(rid, signal(what), credential ? List.of(NUMBER) : List.of());
          }
        }
      }
    }

    private void count(What what) {
      boolean isHeard = signalOrNull(what) != null && !rows.find(rid).orElseThrow().isUntold();
      if (isHeard) {
        heard.merge(signal(what), 1, Integer::sum);
      }
    }

    private static Heard signal(What what) {
      Heard signal = signalOrNull(what);
      if (signal == null) {
        throw new IllegalStateException();
      }
      return signal;
    }

    private static Heard signalOrNull(What what) {
      return switch (what) {
        case COMPLETED_PROCESSED -> new Heard(Channel.COMPLETED, Signal.PROCESSED);
        case COMPLETED_REJECTED -> new Heard(Channel.COMPLETED, Signal.REJECTED);
        case COMPLETED_FAILED -> new Heard(Channel.COMPLETED, Signal.FAILED);
        case CREDENTIAL -> new Heard(Channel.CREDENTIAL, Signal.CREDENTIAL_RECEIVED);
        case POLL_SUCCEEDED, ASKED_BY_A_STEP -> new Heard(Channel.STATUS, Signal.PROCESSED);
        case POLL_REJECTED -> new Heard(Channel.STATUS, Signal.REJECTED);
        case POLL_GAVE_UP -> new Heard(Channel.RAW, Signal.FAILED);
        default -> null;
      };
    }

    /** After the sweep that comes in the end. */
    void holds() {
      settle();
      PacketRow row = rows.find(rid).orElseThrow();
      String state = state();
      heard.forEach(
          (signal, times) ->
              assertThat(
                      jdbc.sql(
                              "select coalesce(sum(times), 0) from packet_signal where rid = ? and channel = ? and signal = ?")
                          .params(rid, signal.channel().name(), signal.signal().name())
                          .query(Integer.class)
                          .single())
                  .as("a trace of %s", signal)
                  .isEqualTo(times));
      Map<String, Object> told =
          jdbc.sql("select * from told where rid = ?").param(rid).query().singleRow();
      assertThat((int) told.get("answered")).as("answers").isLessThanOrEqualTo(1);
      assertThat((int) told.get("alive") + (int) told.get("papers"))
          .as("late news")
          .isLessThanOrEqualTo(1);
      boolean hasCredential =
          heard.containsKey(new Heard(Channel.CREDENTIAL, Signal.CREDENTIAL_RECEIVED));
      assertThat(row.isAccepted()).as("success beats all else").isEqualTo(hasCredential);
      switch (state) {
        case "SENDING" -> assertThat(row.settledAt()).as("nobody was told").isNull();
        case "WAITING" -> assertThat(row.isFinal()).as("a final RID waits for nothing").isFalse();
        case "RESOLVING" -> assertThat(row.isRefused()).as("people resolve a refusal").isTrue();
        default -> {
          assertThat(row.isFinal()).as("what has ended is final").isTrue();
          assertThat(row.settledAt()).as("and told").isNotNull();
        }
      }
    }
  }
}
