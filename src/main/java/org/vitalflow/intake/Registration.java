package org.vitalflow.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.vitalflow.platform.Country;
import org.vitalflow.registry.Event;
import org.vitalflow.registry.Events;
import org.vitalflow.registry.Fingerprints;
import org.vitalflow.registry.Journal;
import org.vitalflow.registry.Records;

/**
 * Gives an event its place in the register: under the number of the registrar CRVS that registered
 * it by law, or under the next one of ours.
 */
@Component
class Registration {
  private final Events events;
  private final Records records;
  private final Fingerprints fingerprints;
  private final Journal journal;
  private final EventFacts facts;
  private final Country country;
  private final InstantSource clock;

  Registration(
      Events events,
      Records records,
      Fingerprints fingerprints,
      Journal journal,
      EventFacts facts,
      Country country,
      InstantSource clock) {
    this.events = events;
    this.records = records;
    this.fingerprints = fingerprints;
    this.journal = journal;
    this.facts = facts;
    this.country = country;
    this.clock = clock;
  }

  /** What the decision on an ID request must know once the event is registered. */
  IdFacts register(UUID eventId) {
    Event event = events.get(eventId);
    ObjectNode record = records.current(eventId);
    if (event.registrationNumber() == null) {
      String number =
          event.registeredByCrvs() || event.legacy()
              ? record.at("/registration/number").asText()
              : events.nextRegistrationNumber(event.office(), event.type(), year(event));
      String registrar = registrar(event);
      fingerprints.keep(event, record, registrar);
      events.register(eventId, number);
      journal.note(eventId, "REGISTERED", registrar, null);
    }
    return facts.idFacts(event, record);
  }

  /** The same, as a registered event stands now. */
  IdFacts idFacts(UUID eventId) {
    Event event = events.get(eventId);
    JsonNode record = records.current(eventId);
    UUID entry = event.target();
    return entry == null
        ? facts.idFacts(event, record)
        : facts.correctionFacts(event, record, events.get(entry), records.current(entry));
  }

  /** The client that registered it by law, else the person who approved it last. */
  String registrar(Event event) {
    return event.registeredByCrvs()
        ? event.client()
        : journal.timeline(event.id()).stream()
            .filter(entry -> entry.what().equals(Decision.REGISTER.what()))
            .reduce((first, second) -> second)
            .map(Journal.Entry::by)
            .orElse("vitalflow");
  }

  private int year(Event event) {
    var zone = country.office(event.office()).map(Country.Office::zone).orElse(ZoneOffset.UTC);
    return clock.instant().atZone(zone).getYear();
  }
}
