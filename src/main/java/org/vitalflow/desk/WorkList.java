package org.vitalflow.desk;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.vitalflow.platform.Staff;
import org.vitalflow.process.Work;
import org.vitalflow.process.WorkItem;
import org.vitalflow.registry.Event;
import org.vitalflow.registry.EventFilter;
import org.vitalflow.registry.Events;
import org.vitalflow.registry.Records;

/** A person's open tasks with the names that the engine does not know. */
@Component
class WorkList {
  /** Lines of one page. */
  static final int PAGE = 50;

  private final Work work;
  private final Events events;
  private final Records records;
  private final Desk desk;
  private final InstantSource clock;

  WorkList(Work work, Events events, Records records, Desk desk, InstantSource clock) {
    this.work = work;
    this.events = events;
    this.records = records;
    this.desk = desk;
    this.clock = clock;
  }

  /**
   * What is shown.
   *
   * @param total tasks that were found, of which the rows are one page
   */
  record Shown(List<WorkRow> rows, int page, int pages, int total) {}

  private record Found(WorkItem item, Event event, JsonNode record) {}

  /**
   * One page of the tasks; whoever is shown is noted as read.
   *
   * @param lookedFor part of a name, a tracking code or a registration number; empty for all
   * @param page from 1
   */
  Shown show(Staff person, String lookedFor, int page, Locale locale) {
    List<WorkItem> items = work.of(person);
    // without a search, only what is shown needs to be opened
    List<Found> found = lookedFor.isBlank() ? List.of() : open(person, items, lookedFor.strip());
    int total = lookedFor.isBlank() ? items.size() : found.size();
    int pages = Math.max(1, (total + PAGE - 1) / PAGE);
    int at = Math.min(Math.max(page, 1), pages);
    int from = (at - 1) * PAGE;
    int to = Math.min(at * PAGE, total);
    List<Found> rows =
        lookedFor.isBlank()
            ? open(person, items.subList(from, to), "")
            : List.copyOf(found.subList(from, to));
    rows.stream()
        .map(Found::event)
        .distinct()
        .forEach(event -> desk.read(event, person, "work list"));
    Wording wording = desk.wording(person, locale);
    return new Shown(
        rows.stream().map(one -> row(one, person, wording)).toList(), at, pages, total);
  }

  private List<Found> open(Staff person, List<WorkItem> items, String lookedFor) {
    return items.stream()
        .flatMap(
            item ->
                events
                    .find(item.eventId())
                    .filter(event -> desk.isTheirs(person, event))
                    .map(event -> new Found(item, event, records.current(event.id())))
                    .stream())
        .filter(one -> lookedFor.isEmpty() || matches(one, lookedFor))
        .toList();
  }

  /** The case with exactly this tracking code or registration number, in the person's office. */
  Optional<Event> exactly(Staff person, String code) {
    String wanted = code.strip();
    return Stream.of(
            filter(person, Optional.of(wanted.toUpperCase(Locale.ROOT)), Optional.empty()),
            filter(person, Optional.empty(), Optional.of(wanted)))
        .flatMap(filter -> events.search(filter, 0, 1).events().stream())
        .findFirst();
  }

  private static EventFilter filter(
      Staff person, Optional<String> trackingCode, Optional<String> registrationNumber) {
    return new EventFilter(
        Optional.empty(),
        Optional.empty(),
        trackingCode,
        registrationNumber,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(person.office()));
  }

  private static boolean matches(Found one, String lookedFor) {
    return one.event().trackingCode().equalsIgnoreCase(lookedFor)
        || lookedFor.equalsIgnoreCase(one.event().registrationNumber())
        || Names.match(one.record(), lookedFor);
  }

  private WorkRow row(Found one, Staff person, Wording wording) {
    WorkItem item = one.item();
    Event event = one.event();
    JsonNode record = one.record();
    Instant due = item.dueAt();
    String timeliness = event.timeliness();
    return new WorkRow(
        item.taskId(),
        event.id(),
        Names.of(DeskForm.of(record).registrant(record), wording.locale()),
        Stream.of("mother", "father", "spouse")
            .map(parent -> Names.of(record.path(parent), wording.locale()))
            .filter(name -> !name.isEmpty())
            .collect(Collectors.joining(" · ")),
        Stream.of("name", "area")
            .map(part -> record.path("place").path(part).asText(""))
            .filter(part -> !part.isEmpty())
            .distinct()
            .collect(Collectors.joining(", ")),
        wording.day(record.path("occurredOn").asText("")),
        wording.say("desk.kind." + event.type(), event.type()),
        event.trackingCode(),
        event.registrationNumber(),
        step(item, wording),
        timeliness == null || timeliness.equals("ON_TIME") ? null : timeliness,
        wording.moment(item.since()),
        due == null ? "" : wording.moment(due),
        due != null && due.isBefore(clock.instant()),
        item.assignee(),
        person.name().equals(item.assignee()));
  }

  /** What is to be done, in words; the engine's own name of the task where we have none. */
  static String step(WorkItem item, Wording wording) {
    String own = item.name().contains(" · ") ? item.name().split(" · ", 2)[0] : item.name();
    return wording.say("desk.step." + item.step(), own);
  }
}
