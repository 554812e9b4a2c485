package org.vitalflow.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import org.vitalflow.platform.Country;
import org.vitalflow.registry.Event;
import org.vitalflow.registry.Records;

/** What the decisions must know of a record: days and flags, never a value of a person. */
@Component
class EventFacts {
  private final EventRules rules;
  private final Records records;
  private final Country country;
  private final InstantSource clock;

  EventFacts(EventRules rules, Records records, Country country, InstantSource clock) {
    this.rules = rules;
    this.records = records;
    this.country = country;
    this.clock = clock;
  }

  /** A notification is a note that somebody must still declare; anything else may lack members. */
  boolean isSomethingMissing(Event event, ObjectNode record) {
    return record.path("notification").asBoolean(false)
        || !rules.recordFaults(event.type(), record).isEmpty();
  }

  /**
   * Days from the event to its registration by a registrar CRVS or in an old register, else to its
   * declaration, else to our receipt; 0 where a notification does not say when it happened.
   */
  long ageInDays(Event event, JsonNode record) {
    LocalDate received = event.receivedAt().atZone(zone(event)).toLocalDate();
    JsonNode until =
        event.registeredByCrvs() || event.legacy()
            ? record.at("/registration/registeredOn")
            : record.path("declaredOn");
    LocalDate end = until.isTextual() ? LocalDate.parse(until.asText()) : received;
    JsonNode occurred = record.path("occurredOn");
    return occurred.isTextual()
        ? ChronoUnit.DAYS.between(LocalDate.parse(occurred.asText()), end)
        : 0;
  }

  /** Whether a coroner inquires into a death and has not said that it may be registered. */
  boolean isUnderInquiry(JsonNode record) {
    return record.path("mannerOfDeath").asText("").equals("PENDING_INVESTIGATION")
        && !record.at("/coroner/goAhead").asBoolean(false);
  }

  /** What the decision on an ID request must know, as of this moment. */
  IdFacts idFacts(Event event, JsonNode record) {
    boolean birth = record.has("child");
    JsonNode registrant = registrant(record);
    return new IdFacts(
        event.type(),
        record.path("outcome").asText("LIVE_BIRTH"),
        record.path("origin").asText(""),
        !registrant.path("name").isEmpty(),
        isIdentityWanted(event, record),
        hasIdentifier(registrant),
        event.deceased(),
        birth ? infantDaysLeft(event, registrant) : Long.MAX_VALUE,
        true);
  }

  /**
   * What the decision on telling MOSIP of a correction must know.
   *
   * @param entry the event whose entry is corrected, and {@code corrected} its record afterwards
   */
  IdFacts correctionFacts(Event update, JsonNode body, Event entry, JsonNode corrected) {
    boolean isBirth = corrected.has("child");
    boolean isKnown =
        IdFacts.FOUND_BY.contains(body.at("/identifier/kind").asText())
            || records
                .nationalId(entry.id())
                .filter(id -> IdFacts.FOUND_BY.contains(id.kind()))
                .isPresent();
    return new IdFacts(
        update.type(),
        corrected.path("outcome").asText("LIVE_BIRTH"),
        entry.legacy() ? "LEGACY" : "",
        !corrected.path("child").path("name").isEmpty(),
        isIdentityWanted(update, body),
        isKnown,
        entry.deceased(),
        isBirth ? infantDaysLeft(update, corrected.path("child")) : -1,
        isBirth);
  }

  /** The person whose event it is. */
  JsonNode registrant(JsonNode record) {
    return record.path(record.has("child") ? "child" : "deceased");
  }

  /** MOSIP finds a person by UIN or VID. */
  static boolean hasIdentifier(JsonNode person) {
    for (JsonNode identifier : person.path("identifiers")) {
      if (IdFacts.FOUND_BY.contains(identifier.path("kind").asText())) {
        return true;
      }
    }
    return false;
  }

  /** Days until the child is too old for MOSIP to take it from a CRVS; negative afterwards. */
  private long infantDaysLeft(Event event, JsonNode child) {
    if (!child.path("dateOfBirth").isTextual()) {
      return Long.MAX_VALUE;
    }
    LocalDate today = clock.instant().atZone(zone(event)).toLocalDate();
    LocalDate born = LocalDate.parse(child.path("dateOfBirth").asText());
    return ChronoUnit.DAYS.between(today, born.plusYears(country.mosip().infantYears()));
  }

  /** {@code FULL}, or {@code SINGLE_OFFICER} where one person does everything in the office. */
  String staffing(Event event) {
    return country.office(event.office()).map(Country.Office::staffing).orElse("FULL");
  }

  /** Whether the family wants an identity: as declared, unless it took that back. */
  boolean isIdentityWanted(Event event, JsonNode record) {
    return !event.idWithdrawn() && record.at("/consent/idRequest").asBoolean(true);
  }

  private ZoneId zone(Event event) {
    return country.office(event.office()).map(Country.Office::zone).orElse(ZoneOffset.UTC);
  }
}
