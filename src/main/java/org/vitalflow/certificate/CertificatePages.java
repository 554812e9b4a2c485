package org.vitalflow.certificate;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.vitalflow.certificate.Page.Line;
import org.vitalflow.certificate.Page.Row;
import org.vitalflow.platform.Country;
import org.vitalflow.registry.Event;
import org.vitalflow.registry.Journal;
import org.vitalflow.registry.NationalId;
import org.vitalflow.registry.Records;

/** Reads the record of a registered event into the page of its certificate. */
@Component
class CertificatePages {
  private static final String NOTHING = "–";

  private final Map<String, CertificateContent> contents;
  private final Records records;
  private final Journal journal;
  private final Country country;
  private final Labels labels;
  private final Fonts fonts;
  private final String publicUrl;

  CertificatePages(
      List<CertificateContent> contents,
      Records records,
      Journal journal,
      Country country,
      Labels labels,
      Fonts fonts,
      @Value("${vitalflow.public-url}") String publicUrl) {
    this.contents =
        contents.stream().collect(Collectors.toMap(CertificateContent::type, Function.identity()));
    this.records = records;
    this.journal = journal;
    this.country = country;
    this.labels = labels;
    this.fonts = fonts;
    this.publicUrl = publicUrl.replaceAll("/+$", "");
  }

  /** The certificate of an event, as this version of its record says. */
  Page page(Event event, JsonNode record, Imprint imprint) {
    CertificateContent content = content(event);
    Wording words = wording(content.registrant(record));
    String registered = Optional.ofNullable(event.registrationNumber()).orElse(NOTHING);
    return page(
        event,
        words,
        imprint,
        event.type(),
        content.title(record),
        Stream.of(
                content.facts(words, record),
                registration(words, event, record, registered, imprint.issuedOn()),
                paper(words, event, imprint))
            .flatMap(List::stream)
            .toList(),
        Stream.of(
                words.sentence("certify." + event.type(), registered, imprint.issuedOn()),
                words.each("identity", Style.SMALL))
            .flatMap(List::stream)
            .toList());
  }

  /** The burial permit of a death, on what is known of it so far. */
  Page burialPermit(Event event, JsonNode record, Imprint imprint) {
    Wording words = wording(record.path("deceased"));
    var rows = new ArrayList<>(DeathCertificate.person(words, record.path("deceased")));
    rows.addAll(DeathCertificate.death(words, record));
    rows.add(words.row("permit.number", words.value(imprint.number())));
    rows.add(words.row("certificate.issued", words.date(imprint.issuedOn(), false)));
    return page(
        event,
        words,
        imprint,
        "burial",
        "title.BURIAL",
        rows,
        words.sentence("certify.burial", imprint.number(), imprint.issuedOn()));
  }

  private CertificateContent content(Event event) {
    return Optional.ofNullable(contents.get(event.type()))
        .orElseThrow(() -> new IllegalStateException("No certificate is given of " + event.type()));
  }

  /** A paper of the event's office: its head, these rows and sentences, and how it is checked. */
  private Page page(
      Event event,
      Wording words,
      Imprint imprint,
      String kind,
      String title,
      List<Row> rows,
      List<Text> sentences) {
    Map<String, String> office =
        country
            .office(event.office())
            .map(Country.Office::name)
            .orElse(Map.of(country.languages().get(0), event.office()));
    String language = words.languages().get(0);
    String address = publicUrl + "/verify/" + imprint.number() + "?c=" + imprint.code().value();
    return new Page(
        labels.tag(language),
        labels.word(language, title) + " " + imprint.number(),
        words.named(country.name(), Style.STATE),
        words.named(office, Style.OFFICE),
        words.each(title, Style.TITLE),
        words.each("subtitle." + kind, Style.SUBTITLE),
        rows,
        sentences,
        words.each("signature", Style.SMALL),
        words.each("seal", Style.SMALL),
        words.each("check", Style.SMALL),
        words.each("check.code", Style.SMALL),
        words.plain(imprint.code().printed(), Style.CODE),
        words.plain(address, Style.SMALL));
  }

  /** In the languages of the person's names for which the pack has words, the default one first. */
  private Wording wording(JsonNode person) {
    List<String> named = Wording.names(person).map(name -> name.path("language").asText()).toList();
    List<String> known = labels.languages().stream().filter(named::contains).toList();
    return new Wording(labels, known.isEmpty() ? labels.languages().subList(0, 1) : known);
  }

  private List<Row> registration(
      Wording words, Event event, JsonNode record, String registered, LocalDate issuedOn) {
    String late = "notes." + event.timeliness();
    JsonNode registrar = record.at("/registration/registrar");
    String officer =
        registrar.isObject()
            ? Wording.joined(", ", registrar.path("name"), registrar.path("designation"))
            : registrar.asText("");
    LocalDate on = registeredOn(event, record, issuedOn);
    return List.of(
        words.row("registration.number", words.value(registered)),
        words.row("registration.date", words.date(on, false)),
        words.row("registration.officer", words.value(officer)),
        words.row("notes", notes(words, record, content(event), late)));
  }

  private List<Line> notes(
      Wording words, JsonNode record, CertificateContent content, String late) {
    var lines = new ArrayList<Line>();
    if (labels.has(late)) {
      lines.addAll(words.line(late));
    }
    MarginalNotes.lines(words, record, content.printed()).forEach(line -> lines.add(legible(line)));
    return lines.isEmpty() ? words.line("notes.none") : lines;
  }

  /** A note quotes what was corrected: it must not keep the corrected paper from being printed. */
  private Line legible(Line note) {
    return new Line(note.pieces().stream().map(fonts::legible).toList());
  }

  private List<Row> paper(Wording words, Event event, Imprint imprint) {
    var rows = new ArrayList<Row>();
    records
        .nationalId(event.id())
        // a PSUT is the partner's own handle, of no use to the family
        .filter(id -> !id.kind().equals("PSUT"))
        .map(NationalId::masked)
        .ifPresent(masked -> rows.add(words.row("national.id", words.value(masked))));
    rows.add(words.row("certificate.number", words.value(imprint.number())));
    rows.add(words.row("certificate.issued", words.date(imprint.issuedOn(), false)));
    return rows;
  }

  /** When it was registered: by the CRVS, else when our registrar did. */
  private LocalDate registeredOn(Event event, JsonNode record, LocalDate otherwise) {
    String byCrvs = record.at("/registration/registeredOn").asText("");
    if (!byCrvs.isEmpty()) {
      return LocalDate.parse(byCrvs);
    }
    ZoneId zone = country.office(event.office()).map(Country.Office::zone).orElse(ZoneOffset.UTC);
    return journal.timeline(event.id()).stream()
        .filter(entry -> entry.what().equals("REGISTERED"))
        .findFirst()
        .map(entry -> entry.at().atZone(zone).toLocalDate())
        .orElse(otherwise);
  }
}
