package org.vitalflow.intake;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.vitalflow.intake.EventView.CertificateView;
import org.vitalflow.intake.EventView.NationalIdView;
import org.vitalflow.platform.Caller;
import org.vitalflow.platform.Problem;
import org.vitalflow.process.Cases;
import org.vitalflow.registry.CertificateHistory;
import org.vitalflow.registry.Event;
import org.vitalflow.registry.EventPage;
import org.vitalflow.registry.Events;
import org.vitalflow.registry.Journal;
import org.vitalflow.registry.NationalId;
import org.vitalflow.registry.PacketHistory;
import org.vitalflow.registry.Records;

/**
 * Gathers what the stages know of an event. One snapshot of the database, so that a status and its
 * task are in one answer.
 */
@Component
class EventViews {
  private final Events events;
  private final Records records;
  private final Journal journal;
  private final PacketHistory packets;
  private final CertificateHistory certificates;
  private final Cases cases;

  EventViews(
      Events events,
      Records records,
      Journal journal,
      PacketHistory packets,
      CertificateHistory certificates,
      Cases cases) {
    this.events = events;
    this.records = records;
    this.journal = journal;
    this.packets = packets;
    this.certificates = certificates;
    this.cases = cases;
  }

  /** One page of events. */
  record Page(List<EventView> items, int page, int size, long total) {}

  /** The event, if the caller may see it; else as if it did not exist. */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  EventView one(String id, Caller caller) {
    return view(visible(id, caller));
  }

  /** The event's journal, oldest entry first, under the same condition. */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  List<Journal.Entry> timeline(String id, Caller caller) {
    return journal.timeline(visible(id, caller).id());
  }

  /** What the search finds. */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  Page search(EventSearch search, Caller caller) {
    Optional<UUID> byRid = search.rid().flatMap(packets::eventOf);
    if (search.rid().isPresent() && byRid.isEmpty()) {
      return new Page(List.of(), search.page(), search.size(), 0);
    }
    EventPage found = events.search(search.filter(caller, byRid), search.page(), search.size());
    return new Page(
        found.events().stream().map(this::view).toList(),
        search.page(),
        search.size(),
        found.total());
  }

  /** The id of an event that this caller sent; another's is as if it did not exist. */
  UUID own(String id, Caller caller) {
    return uuid(id)
        .flatMap(events::find)
        .filter(event -> event.client().equals(caller.client()))
        .map(Event::id)
        .orElseThrow(
            () -> Problem.of(HttpStatus.NOT_FOUND, "EVENT_UNKNOWN", "There is no such event."));
  }

  /** The event, if the caller may see it; else fails with {@code EVENT_UNKNOWN}. */
  Event visible(String id, Caller caller) {
    return uuid(id)
        .flatMap(events::find)
        .filter(event -> caller.has(Caller.OPERATIONS) || event.client().equals(caller.client()))
        .orElseThrow(
            () -> Problem.of(HttpStatus.NOT_FOUND, "EVENT_UNKNOWN", "There is no such event."));
  }

  static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text)).filter(id -> id.toString().equals(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private EventView view(Event event) {
    return new EventView(
        event.id(),
        event.type(),
        event.status(),
        event.trackingCode(),
        event.crvsReference(),
        event.office(),
        event.registrationNumber(),
        event.recordVersion(),
        event.timeliness(),
        packets.of(event.id()),
        nationalId(event),
        certificates
            .of(event.id())
            .map(
                paper ->
                    new CertificateView(
                        paper.number(), paper.status(), event.href() + "/certificate"))
            .orElse(null),
        cases.openTasks(event.id()),
        event.receivedAt(),
        event.updatedAt());
  }

  private @Nullable NationalIdView nationalId(Event event) {
    Boolean requested = event.idRequested();
    if (requested == null) {
      return null;
    }
    Optional<NationalId> given = records.nationalId(event.id());
    return new NationalIdView(
        requested,
        event.idReason(),
        given.map(NationalId::kind).orElse(null),
        given.map(NationalId::masked).orElse(null));
  }
}
