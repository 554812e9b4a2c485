package org.vitalflow.certificate;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.vitalflow.platform.Country;
import org.vitalflow.platform.Seal;
import org.vitalflow.process.BurialPermit;
import org.vitalflow.process.EventProcess;
import org.vitalflow.process.Policies;
import org.vitalflow.process.Variable;
import org.vitalflow.registry.Documents;
import org.vitalflow.registry.Event;
import org.vitalflow.registry.EventStatus;
import org.vitalflow.registry.Events;
import org.vitalflow.registry.Journal;
import org.vitalflow.registry.Records;

/**
 * Burial permits: given on the same day, on what is known of the death, whether or not it is
 * registered yet; each is kept sealed and the same for ever.
 */
@Component
public class BurialPermits {
  /** What {@link #give} answers where there is a permit now. */
  public static final String GIVEN = "GIVE";

  private static final Set<EventStatus> NO_DEATH =
      Set.of(EventStatus.REFUSED, EventStatus.DUPLICATE, EventStatus.CANCELLED);

  private final BurialPermitRows rows;
  private final Events events;
  private final Records records;
  private final Documents documents;
  private final Policies policies;
  private final CertificatePages pages;
  private final CertificatePrinter printer;
  private final Seal seal;
  private final Journal journal;
  private final Country country;
  private final InstantSource clock;

  BurialPermits(
      BurialPermitRows rows,
      Events events,
      Records records,
      Documents documents,
      Policies policies,
      CertificatePages pages,
      CertificatePrinter printer,
      Seal seal,
      Journal journal,
      Country country,
      InstantSource clock) {
    this.rows = rows;
    this.events = events;
    this.records = records;
    this.documents = documents;
    this.policies = policies;
    this.pages = pages;
    this.printer = printer;
    this.seal = seal;
    this.journal = journal;
    this.country = country;
    this.clock = clock;
  }

  /** The number of the permit that was given here, if one was. */
  public Optional<String> number(UUID eventId) {
    return rows.valid(eventId).map(BurialPermitRows.Kept::number);
  }

  /** The permit, byte for byte as it was given. */
  public Optional<Certificates.Paper> paper(UUID eventId) {
    return rows.valid(eventId)
        .map(
            kept ->
                new Certificates.Paper(
                    kept.number(), seal.open(kept.sealedPdf(), context(kept.number()))));
  }

  /** Whether one may be asked for: a death that is not over unregistered, and has none. */
  public boolean isOpen(Event event, JsonNode record) {
    return event.type().equals("death")
        && !NO_DEATH.contains(event.status())
        && record.path("burialPermitNumber").asText("").isBlank()
        && rows.valid(event.id()).isEmpty();
  }

  /**
   * Gives the permit, if the country's decision says so; a repeat finds the first one.
   *
   * @return {@link #GIVEN}, or a code for what is missing; {@code NONE} where none may be asked for
   */
  @Transactional
  public String give(UUID eventId, String person) {
    Event event = events.lock(eventId);
    JsonNode record = records.current(eventId);
    if (rows.valid(eventId).isPresent()) {
      return GIVEN;
    }
    if (!isOpen(event, record)) {
      return "NONE";
    }
    String decided = policies.burialPermit(facts(event, record));
    return decided.equals(GIVEN) ? print(event, record, person) : decided;
  }

  private String print(Event event, JsonNode record, String person) {
    Instant now = clock.instant();
    ZoneId zone = country.office(event.office()).map(Country.Office::zone).orElse(ZoneOffset.UTC);
    LocalDate today = now.atZone(zone).toLocalDate();
    CheckCode code = CheckCode.random();
    String number = rows.nextNumber(event.office(), today.getYear());
    try {
      byte[] pdf =
          printer.print(pages.burialPermit(event, record, new Imprint(number, code, today)));
      rows.add(event, number, code.hash(number), seal.close(pdf, context(number)), today, now);
    } catch (NameNotPrintable notPrintable) {
      return "UNPRINTABLE";
    }
    journal.note(event.id(), "BURIAL_PERMIT_GIVEN", person, number);
    return GIVEN;
  }

  private Map<String, Object> facts(Event event, JsonNode record) {
    var facts = new HashMap<String, Object>();
    JsonNode medical = record.path("medical");
    put(facts, EventProcess.HAS_NAME, !record.at("/deceased/name").isEmpty());
    put(facts, BurialPermit.HAS_DATE, record.hasNonNull("occurredOn"));
    put(facts, BurialPermit.MANNER, record.path("mannerOfDeath").asText(""));
    put(facts, BurialPermit.PLACE_TYPE, record.at("/place/facilityType").asText(""));
    put(facts, BurialPermit.REPORTED_BY, record.at("/informant/relation").asText(""));
    put(facts, BurialPermit.RELEASED, record.at("/coroner/released").asBoolean(false));
    put(
        facts,
        BurialPermit.HAS_CERTIFIER,
        medical.hasNonNull("certifiedBy") || medical.at("/certifier").hasNonNull("name"));
    put(
        facts,
        BurialPermit.HAS_REPORT,
        documents.list(event.id()).stream()
            .map(document -> document.type().toLowerCase(Locale.ROOT))
            .anyMatch(type -> type.contains("headman") || type.contains("police")));
    return facts;
  }

  private static <T> void put(Map<String, Object> facts, Variable<T> fact, T value) {
    facts.put(fact.name(), value);
  }

  private static String context(String number) {
    return "burial permit " + number;
  }
}
