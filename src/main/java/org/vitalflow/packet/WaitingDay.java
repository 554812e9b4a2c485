package org.vitalflow.packet;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.vitalflow.platform.Country;
import org.vitalflow.process.Deadlines;
import org.vitalflow.process.FormRefused;
import org.vitalflow.process.FormTask;
import org.vitalflow.registry.Event;
import org.vitalflow.registry.Events;

/** The day until which people wait on for an overdue answer: never endless. */
@Component
class WaitingDay {
  static final String FIELD = "waitUntil";

  private final Events events;
  private final Deadlines deadlines;
  private final Country country;
  private final PacketFacts facts;
  private final InstantSource clock;

  WaitingDay(
      Events events, Deadlines deadlines, Country country, PacketFacts facts, InstantSource clock) {
    this.events = events;
    this.deadlines = deadlines;
    this.country = country;
    this.facts = facts;
    this.clock = clock;
  }

  /** The last day that can be chosen (ISO 8601). */
  String latest(FormTask task) {
    Event event = events.get(task.eventId());
    Instant due = deadlines.due("KEEP_WAITING", event.type(), event.office()).toInstant();
    return due.atZone(zone(event)).toLocalDate().toString();
  }

  /** The day that was entered; fails where it is none from tomorrow to the last. */
  String of(FormTask task, Map<String, Object> fields) {
    ZoneId zone = zone(events.get(task.eventId()));
    LocalDate today = clock.instant().atZone(zone).toLocalDate();
    LocalDate last = LocalDate.parse(latest(task));
    return day(Choices.text(fields, FIELD))
        .filter(day -> day.isAfter(today) && !day.isAfter(last))
        .orElseThrow(() -> new FormRefused(List.of(facts.word("form.wait-until", task.language()))))
        .toString();
  }

  private ZoneId zone(Event event) {
    return country.office(event.office()).map(Country.Office::zone).orElse(ZoneOffset.UTC);
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
