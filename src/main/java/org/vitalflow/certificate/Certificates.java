package org.vitalflow.certificate;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.vitalflow.platform.Country;
import org.vitalflow.platform.Seal;
import org.vitalflow.registry.CertificateHistory;
import org.vitalflow.registry.Event;
import org.vitalflow.registry.Events;
import org.vitalflow.registry.Journal;
import org.vitalflow.registry.Milestone;
import org.vitalflow.registry.Milestones;
import org.vitalflow.registry.RecordHistory;
import org.vitalflow.registry.Records;

/** Issues a certificate once, keeps its bytes sealed, and gives the same ones for ever. */
@Component
public class Certificates implements CertificateHistory {
  /** An issued paper's bytes. */
  public record Paper(String number, byte[] pdf) {}

  private static final String SUPERSEDED = "SUPERSEDED";
  private static final CheckCode SPECIMEN = CheckCode.random();

  private final CertificateRows rows;
  private final Seal seal;
  private final Events events;
  private final RecordHistory history;
  private final Journal journal;
  private final Milestones milestones;
  private final Country country;
  private final Records records;
  private final CertificatePages pages;
  private final CertificatePrinter printer;
  private final InstantSource clock;

  Certificates(
      CertificateRows rows,
      Seal seal,
      Events events,
      RecordHistory history,
      Journal journal,
      Milestones milestones,
      Country country,
      Records records,
      CertificatePages pages,
      CertificatePrinter printer,
      InstantSource clock) {
    this.rows = rows;
    this.seal = seal;
    this.events = events;
    this.history = history;
    this.journal = journal;
    this.milestones = milestones;
    this.country = country;
    this.records = records;
    this.pages = pages;
    this.printer = printer;
    this.clock = clock;
  }

  /**
   * Issues the event's certificate in the caller's transaction; a repeat finds the valid one and
   * does nothing. No correction comes between: the paper says what the register says.
   *
   * @throws NameNotPrintable when a value of the record cannot be printed as it is; nothing is
   *     issued then
   */
  @Transactional(rollbackFor = RuntimeException.class)
  public void issue(UUID eventId) throws NameNotPrintable {
    Event event = events.lock(eventId);
    if (rows.newest(eventId).filter(paper -> !paper.status().equals(SUPERSEDED)).isEmpty()) {
      issue(event);
    }
    events.paperIssued(eventId);
  }

  private void issue(Event event) throws NameNotPrintable {
    Instant now = clock.instant();
    ZoneId zone = country.office(event.office()).map(Country.Office::zone).orElse(ZoneOffset.UTC);
    LocalDate today = now.atZone(zone).toLocalDate();
    CheckCode code = CheckCode.random();
    String number = rows.nextNumber(event.office(), today.getYear());
    byte[] pdf =
        printer.print(
            pages.page(event, records.current(event.id()), new Imprint(number, code, today)));
    boolean kept =
        rows.add(
            new CertificateRows.Issued(
                number,
                event.id(),
                event.recordVersion(),
                event.type(),
                event.office(),
                code.hash(number),
                seal.close(pdf, context(number)),
                today,
                now));
    if (kept) {
      journal.note(event.id(), "CERTIFICATE_ISSUED", "vitalflow", number);
      milestones.reached(event.id(), Milestone.CERTIFICATE_ISSUED, number);
    }
  }

  /**
   * Marks the valid paper as outgrown where it would read otherwise after a correction; tells
   * whether a new one is due.
   *
   * @param version of the record that the correction made
   */
  @Transactional
  public boolean supersede(UUID eventId, int version) {
    Event event = events.lock(eventId);
    JsonNode before = history.at(eventId, version - 1).orElseThrow();
    JsonNode after = history.at(eventId, version).orElseThrow();
    if (specimen(event, before).equals(specimen(event, after))) {
      return false;
    }
    Optional<String> number = rows.supersede(eventId);
    number.ifPresent(old -> journal.note(eventId, "CERTIFICATE_SUPERSEDED", "vitalflow", old));
    return number.isPresent();
  }

  /** What would be printed of a version, under the same number on the same day. */
  private Page specimen(Event event, JsonNode record) {
    var issuedOn = event.receivedAt().atZone(ZoneOffset.UTC).toLocalDate();
    return pages.page(event, record, new Imprint("", SPECIMEN, issuedOn));
  }

  @Override
  public Optional<CertificateSummary> of(UUID eventId) {
    return rows.newest(eventId)
        .map(newest -> new CertificateSummary(newest.number(), newest.status()));
  }

  /** The newest paper of an event, byte for byte as it was issued. */
  public Optional<Paper> paper(UUID eventId) {
    return rows.kept(eventId)
        .map(kept -> new Paper(kept.number(), seal.open(kept.sealedPdf(), context(kept.number()))));
  }

  private static String context(String number) {
    return "certificate " + number;
  }
}
