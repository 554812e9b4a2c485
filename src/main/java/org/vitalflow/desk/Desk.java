package org.vitalflow.desk;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.vitalflow.platform.Country;
import org.vitalflow.platform.Staff;
import org.vitalflow.registry.Event;
import org.vitalflow.registry.Events;
import org.vitalflow.registry.Journal;

/**
 * What every page of the desk needs: whose case it is, whose words, and the note of who read it.
 */
@Component
class Desk {
  private final Events events;
  private final Journal journal;
  private final Country country;
  private final MessageSource messages;

  Desk(Events events, Journal journal, Country country, MessageSource messages) {
    this.events = events;
    this.journal = journal;
    this.country = country;
    this.messages = messages;
  }

  /** The case, if it is one of the person's office; fails as if it did not exist otherwise. */
  Event caseOf(Staff person, String id) {
    return uuid(id)
        .flatMap(events::find)
        .filter(event -> isTheirs(person, event))
        .orElseThrow(NoSuchCase::new);
  }

  /** Whether the case is one of the person's office. */
  boolean isTheirs(Staff person, Event event) {
    return !person.office().isEmpty() && event.office().equals(person.office());
  }

  /** Notes in the case's journal that this person was shown it. */
  void read(Event event, Staff person, String what) {
    journal.note(event.id(), "READ", person.name(), what);
  }

  /** The words of this reader. */
  Wording wording(Staff person, Locale locale) {
    return new Wording(messages, locale, zone(person));
  }

  /** The time zone of the person's office. */
  ZoneId zone(Staff person) {
    return country.office(person.office()).map(Country.Office::zone).orElse(ZoneOffset.UTC);
  }

  /** The office's name in the reader's language. */
  String officeName(String code, Locale locale) {
    return country
        .office(code)
        .map(
            office ->
                office
                    .name()
                    .getOrDefault(
                        locale.getISO3Language(),
                        office.name().getOrDefault(country.languages().get(0), code)))
        .orElse(code);
  }

  static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text)).filter(id -> id.toString().equals(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
