package org.vitalflow.packet;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.vitalflow.mosip.Rids;
import org.vitalflow.platform.Country;
import org.vitalflow.process.AnswerAwaited;
import org.vitalflow.process.Cases;
import org.vitalflow.process.OpenIdRequests;
import org.vitalflow.registry.Event;
import org.vitalflow.registry.Journal;
import org.vitalflow.registry.NationalId;
import org.vitalflow.registry.PacketHistory;
import org.vitalflow.registry.Records;

/**
 * The life of each RID: reserved once, told of every signal, and its outcome handed to the case
 * once.
 */
@Component
public class Packets implements PacketHistory, OpenIdRequests {
  private static final String SELF = "vitalflow";

  private final PacketRows rows;
  private final Rids rids;
  private final Country country;
  private final Cases cases;
  private final Records records;
  private final Journal journal;
  private final Endings endings;
  private final Outcomes outcomes;
  private final Traces traces;
  private final Watch watch;
  private final Questions questions;
  private final ApplicationEventPublisher publisher;

  Packets(
      PacketRows rows,
      Rids rids,
      Country country,
      Cases cases,
      Records records,
      Journal journal,
      Endings endings,
      Outcomes outcomes,
      Traces traces,
      Watch watch,
      Questions questions,
      ApplicationEventPublisher publisher) {
    this.rows = rows;
    this.rids = rids;
    this.country = country;
    this.cases = cases;
    this.records = records;
    this.journal = journal;
    this.endings = endings;
    this.outcomes = outcomes;
    this.traces = traces;
    this.watch = watch;
    this.questions = questions;
    this.publisher = publisher;
  }

  /** The open RID of the event, a new one only where it has none: a retry never burns a second. */
  String reserve(Event event) {
    List<PacketRow> known = rows.of(event.id());
    Optional<String> open =
        known.stream().filter(row -> !row.isFinal()).map(PacketRow::rid).findFirst();
    return open.orElseGet(() -> reserveNew(event, known.size() + 1));
  }

  private String reserveNew(Event event, int attempt) {
    Country.Office office =
        country
            .office(event.office())
            .orElseThrow(() -> new IllegalStateException("The country pack has no such office"));
    String process = country.mosip().processes().get(event.type());
    if (process == null) {
      throw new IllegalStateException("The country pack names no MOSIP process for this event");
    }
    String rid = rids.next(office.centre(), office.machine());
    rows.insert(rid, event.id(), event.office(), country.mosip().source(), process, attempt);
    journal.note(event.id(), "RID_RESERVED", SELF, rid);
    return rid;
  }

  /**
   * Takes in what MOSIP sent of a RID and, once that is final, tells the waiting case.
   *
   * @param identifiers what the credential shares, with {@code CREDENTIAL_RECEIVED} only; the one
   *     to print last
   * @return false where the RID is none of ours
   */
  @Transactional
  public boolean said(String rid, Signal signal, List<Identifier> identifiers) {
    boolean isCredential = signal == Signal.CREDENTIAL_RECEIVED;
    Channel channel = isCredential ? Channel.CREDENTIAL : Channel.COMPLETED;
    return said(rid, new Heard(channel, signal), identifiers);
  }

  /** The same of what came by any channel. */
  @Transactional
  boolean said(String rid, Heard heard, List<Identifier> identifiers) {
    Optional<PacketRow> locked = rows.lock(rid);
    locked.ifPresent(row -> handOver(fold(row, heard, identifiers)));
    return locked.isPresent();
  }

  /** Takes in what a step of the case itself found out; the case hears of it after the commit. */
  void learned(String rid, Heard heard, List<Identifier> identifiers) {
    rows.lock(rid)
        .ifPresent(
            row -> {
              fold(row, heard, identifiers);
              publisher.publishEvent(new AnswerAwaited(rid));
            });
  }

  /** The row after this signal, which leaves a trace whatever comes of it. */
  private PacketRow fold(PacketRow row, Heard heard, List<Identifier> identifiers) {
    String rid = row.rid();
    Signal signal = heard.signal();
    traces.left(rid, heard.channel(), signal);
    Fold before = new Fold(row.status(), row.outcome());
    Fold after = before.with(signal, endings.withCredential(row));
    boolean isSecond = signal.isSuccess() && row.isRefused() && outcomes.isSecond(row);
    keep(row.eventId(), identifiers, isSecond || twinKnown(row));
    if (!after.equals(before)) {
      String reason = signal.isSuccess() ? null : "PACKET_" + signal;
      rows.fold(rid, after, reason, heard.channel());
      journal.note(row.eventId(), signal.name(), "mosip", rid);
    } else if (isBetterProof(row, heard)) {
      rows.confirmed(rid, heard.channel());
    }
    if (isDoubtful(heard, after)) {
      watch.forAYear(rid);
    }
    if (isSecond) {
      rows.settled(rid);
    }
    return after.equals(before) ? row : rows.find(rid).orElseThrow();
  }

  /** It came alive beside another before, and MOSIP says so again. */
  private boolean twinKnown(PacketRow row) {
    return row.isAccepted() && row.twinTold();
  }

  private static boolean isBetterProof(PacketRow row, Heard heard) {
    Channel known = row.finalBy();
    return row.isRefused()
        && !heard.signal().isSuccess()
        && heard.channel().isConclusive()
        && (known == null || !known.isConclusive());
  }

  /** MOSIP may have given up and begin again. */
  private static boolean isDoubtful(Heard heard, Fold after) {
    return heard.channel() != Channel.COMPLETED && "REFUSED".equals(after.outcome());
  }

  /** The one to print is kept last, so it is the newest; the same credential again adds nothing. */
  private void keep(UUID eventId, List<Identifier> identifiers, boolean isBeside) {
    List<NationalId> given =
        identifiers.stream().map(id -> new NationalId(id.kind(), id.value())).toList();
    if (isBeside) {
      given.forEach(id -> records.besideNationalId(eventId, id));
      return;
    }
    boolean isKept =
        !given.isEmpty()
            && records.nationalId(eventId).filter(given.get(given.size() - 1)::equals).isPresent();
    if (!isKept) {
      given.forEach(id -> records.nationalId(eventId, id));
    }
  }

  /**
   * Tells the case its outcome if there is one that it has not heard and it is waiting; both wakes
   * come here.
   */
  @Transactional
  public void settle(String rid) {
    rows.lock(rid).ifPresent(this::handOver);
  }

  private void handOver(PacketRow row) {
    if (row.settledAt() != null) {
      return;
    }
    if (row.isFinal()) {
      outcomes.handOver(row);
    } else if (row.questionWaits()) {
      questions.tell(row.rid());
    }
  }

  /** MOSIP was asked to issue the credential of this RID again. */
  @Transactional
  public void credentialRequested(String rid) {
    rows.find(rid).ifPresent(row -> journal.note(row.eventId(), "CREDENTIAL_REQUESTED", SELF, rid));
  }

  /** Closes a RID under which nothing may be asked for any more; MOSIP was told of nothing. */
  void notSent(UUID eventId, String rid, String reason) {
    rows.lock(rid)
        .filter(PacketRow::isUntold)
        .filter(row -> !row.isFinal())
        .ifPresent(
            row -> {
              rows.withdrawn(rid, reason);
              journal.note(eventId, "NOT_SENT", SELF, reason);
            });
  }

  @Override
  public Withdrawal withdraw(UUID eventId, String reason) {
    Optional<String> open =
        rows.of(eventId).stream().filter(row -> !row.isFinal()).map(PacketRow::rid).findFirst();
    open.ifPresent(rows::claimInTurn);
    Optional<PacketRow> row = open.flatMap(rows::lock).filter(locked -> !locked.isFinal());
    if (row.isEmpty()) {
      return Withdrawal.NONE;
    }
    if (!row.get().isUntold()) {
      return Withdrawal.TRIGGERED;
    }
    rows.withdrawn(row.get().rid(), reason);
    cases.withdrawn(row.get().rid());
    return Withdrawal.WITHDRAWN;
  }

  @Override
  public List<PacketSummary> of(UUID eventId) {
    return rows.of(eventId).stream()
        .map(
            row ->
                new PacketSummary(
                    row.rid(),
                    row.process(),
                    row.status(),
                    row.attempt(),
                    row.reason(),
                    row.updatedAt()))
        .toList();
  }

  @Override
  public Optional<UUID> eventOf(String rid) {
    return rows.find(rid).map(PacketRow::eventId);
  }

  /** Those of these RIDs, some thousands at most, that are ours. */
  public Set<String> known(Collection<String> rids) {
    return rows.known(rids);
  }
}
