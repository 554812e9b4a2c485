package org.vitalflow.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.vitalflow.platform.Country;
import org.vitalflow.process.IdRequestFacts;
import org.vitalflow.registry.Event;
import org.vitalflow.registry.Events;
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
  private final Journal journal;
  private final EventFacts facts;
  private final Country country;
  private final InstantSource clock;

  Registration(
      Events events,
      Records records,
      Journal journal,
      EventFacts facts,
      Country country,
      InstantSource clock) {
    this.events = events;
    this.records = records;
    this.journal = journal;
    this.facts = facts;
    this.country = country;
    this.clock = clock;
  }

  /**
   * Registers the event, once.
   *
   * @param decidedBy the login of who decided it, if a person did
   * @return what the decision on an ID request must know at this moment
   */
  IdRequestFacts register(UUID eventId, Optional<String> decidedBy) {
    Event event = events.get(eventId);
    ObjectNode record = records.current(eventId);
    if (event.registrationNumber() == null) {
      String number =
          event.registeredByCrvs()
              ? record.at("/registration/number").asText()
              : events.nextRegistrationNumber(event.office(), event.type(), year(event));
      events.register(eventId, number);
      String by = event.registeredByCrvs() ? event.client() : decidedBy.orElse("vitalflow");
      journal.note(eventId, "REGISTERED", by, null);
    }
    return facts.idRequest(event, record);
  }

  private int year(Event event) {
    var zone = country.office(event.office()).map(Country.Office::zone).orElse(ZoneOffset.UTC);
    return clock.instant().atZone(zone).getYear();
  }
}
