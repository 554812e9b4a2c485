package org.vitalflow.certificate;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.vitalflow.certificate.Page.Line;
import org.vitalflow.certificate.Page.Row;
import org.vitalflow.platform.Country;
import org.vitalflow.registry.Event;
import org.vitalflow.registry.Journal;
import org.vitalflow.registry.NationalId;
import org.vitalflow.registry.Records;

/** Reads a birth's record into what stands on its certificate. */
@Component
class BirthCertificate {
  private static final String NOTHING = "–";

  /** What of the record the paper shows; notes about anything else are not printed. */
  private static final List<String> PRINTED =
      List.of(
          "/child/name",
          "/child/sex",
          "/child/dateOfBirth",
          "/occurredOn",
          "/outcome",
          "/place",
          "/mother/name",
          "/mother/absentBecause",
          "/father/name",
          "/father/absentBecause");

  /** A name of more characters than this stands in the type of all other values. */
  private static final int LONG = 80;

  private final Records records;
  private final Journal journal;
  private final Country country;
  private final Labels labels;
  private final String publicUrl;

  BirthCertificate(
      Records records,
      Journal journal,
      Country country,
      Labels labels,
      @Value("${vitalflow.public-url}") String publicUrl) {
    this.records = records;
    this.journal = journal;
    this.country = country;
    this.labels = labels;
    this.publicUrl = publicUrl.replaceAll("/+$", "");
  }

  /** The certificate of a birth as the register stands now. */
  Page page(Event event, ZoneId zone, String number, CheckCode code, LocalDate issuedOn) {
    return page(event, records.current(event.id()), zone, number, code, issuedOn);
  }

  /** The certificate of a birth as this version of its record has it. */
  Page page(
      Event event,
      JsonNode record,
      ZoneId zone,
      String number,
      CheckCode code,
      LocalDate issuedOn) {
    var words = new Wording(labels, languages(record.path("child")));
    Map<String, String> office =
        country
            .office(event.office())
            .map(Country.Office::name)
            .orElse(Map.of(country.languages().get(0), event.office()));
    LocalDate registeredOn = registeredOn(event, record, zone, issuedOn);
    String registered = Optional.ofNullable(event.registrationNumber()).orElse(NOTHING);
    String outcome = record.path("outcome").asText("LIVE_BIRTH");
    String address = publicUrl + "/verify/" + number + "?c=" + code.value();
    return new Page(
        labels.tag(words.languages().get(0)),
        labels.word(words.languages().get(0), "title." + outcome) + " " + number,
        words.named(country.name(), Style.STATE),
        words.named(office, Style.OFFICE),
        words.each("title." + outcome, Style.TITLE),
        words.each("subtitle", Style.SUBTITLE),
        Stream.of(
                child(words, record),
                parents(words, record),
                registration(words, event, record, registered, registeredOn),
                paper(words, event, number, issuedOn))
            .flatMap(List::stream)
            .toList(),
        Stream.of(
                words.sentence("certify", registered, issuedOn),
                words.each("identity", Style.SMALL))
            .flatMap(List::stream)
            .toList(),
        words.each("signature", Style.SMALL),
        words.each("seal", Style.SMALL),
        words.each("check", Style.SMALL),
        words.each("check.code", Style.SMALL),
        words.plain(code.printed(), Style.CODE),
        words.plain(address, Style.SMALL));
  }

  /** The languages of the child's names for which the pack has words, the default one first. */
  private List<String> languages(JsonNode child) {
    List<String> named = names(child).map(name -> name.path("language").asText()).toList();
    List<String> known = labels.languages().stream().filter(named::contains).toList();
    return known.isEmpty() ? labels.languages().subList(0, 1) : known;
  }

  private List<Row> child(Wording words, JsonNode record) {
    JsonNode child = record.path("child");
    JsonNode place = record.path("place");
    String where = joined(", ", place.path("name"), place.path("area"));
    List<Line> there =
        place.path("name").asText("").isBlank()
            ? new ArrayList<>(words.line("facility." + place.path("facilityType").asText("OTHER")))
            : new ArrayList<>();
    if (!where.isEmpty()) {
      there.add(line(words, where));
    }
    LocalDate born = LocalDate.parse(child.path("dateOfBirth").asText());
    return List.of(
        row(words, "child.given", inEach(words, child, Style.NAME, "given", "middle")),
        row(words, "child.family", inEach(words, child, Style.NAME, "family")),
        row(words, "child.sex", words.line("sex." + child.path("sex").asText("unknown"))),
        row(words, "birth.date", words.date(born, true)),
        row(words, "birth.place", there));
  }

  private List<Row> parents(Wording words, JsonNode record) {
    return List.of(
        row(words, "mother", parent(words, record.path("mother"))),
        row(words, "father", parent(words, record.path("father"))));
  }

  private List<Line> parent(Wording words, JsonNode person) {
    return names(person).findAny().isPresent()
        ? inEach(words, person, Style.VALUE, "given", "middle", "family")
        : words.line("absent." + person.path("absentBecause").asText("NOT_DECLARED"));
  }

  private List<Row> registration(
      Wording words, Event event, JsonNode record, String registered, LocalDate on) {
    String late = "notes." + event.timeliness();
    JsonNode registrar = record.at("/registration/registrar");
    String officer =
        registrar.isObject()
            ? joined(", ", registrar.path("name"), registrar.path("designation"))
            : registrar.asText("");
    return List.of(
        row(words, "registration.number", List.of(line(words, registered))),
        row(words, "registration.date", words.date(on, false)),
        row(
            words,
            "registration.officer",
            List.of(line(words, officer.isEmpty() ? NOTHING : officer))),
        row(words, "notes", notes(words, record, late)));
  }

  private List<Line> notes(Wording words, JsonNode record, String late) {
    var lines = new ArrayList<Line>();
    if (labels.has(late)) {
      lines.addAll(words.line(late));
    }
    lines.addAll(MarginalNotes.lines(words, record, PRINTED));
    return lines.isEmpty() ? words.line("notes.none") : lines;
  }

  private List<Row> paper(Wording words, Event event, String number, LocalDate issuedOn) {
    var rows = new ArrayList<Row>();
    records
        .nationalId(event.id())
        // a PSUT is the partner's own handle, of no use to the family
        .filter(id -> !id.kind().equals("PSUT"))
        .map(NationalId::masked)
        .ifPresent(masked -> rows.add(row(words, "national.id", List.of(line(words, masked)))));
    rows.add(row(words, "certificate.number", List.of(line(words, number))));
    rows.add(row(words, "certificate.issued", words.date(issuedOn, false)));
    return rows;
  }

  /** When it was registered: by the CRVS, else when our registrar did. */
  private LocalDate registeredOn(Event event, JsonNode record, ZoneId zone, LocalDate otherwise) {
    String byCrvs = record.at("/registration/registeredOn").asText("");
    if (!byCrvs.isEmpty()) {
      return LocalDate.parse(byCrvs);
    }
    return journal.timeline(event.id()).stream()
        .filter(entry -> entry.what().equals("REGISTERED"))
        .findFirst()
        .map(entry -> entry.at().atZone(zone).toLocalDate())
        .orElse(otherwise);
  }

  private List<Line> inEach(Wording words, JsonNode person, Style style, String... parts) {
    var lines = new ArrayList<Line>();
    names(person)
        .map(
            name ->
                new Text(
                    joined(" ", Stream.of(parts).map(name::path).toArray(JsonNode[]::new)),
                    labels.tag(name.path("language").asText()),
                    style))
        .filter(text -> !text.value().isEmpty())
        .filter(text -> lines.stream().noneMatch(line -> same(line, text)))
        .map(text -> text.value().length() > LONG ? text.as(Style.VALUE) : text)
        .forEach(text -> lines.add(new Line(List.of(text))));
    return lines.isEmpty() ? List.of(line(words, NOTHING)) : lines;
  }

  private static boolean same(Line line, Text text) {
    return line.pieces().get(0).value().equals(text.value());
  }

  private static Row row(Wording words, String key, List<Line> lines) {
    return new Row(words.each(key, Style.LABEL), lines);
  }

  private static Line line(Wording words, String value) {
    return new Line(List.of(words.plain(value, Style.VALUE)));
  }

  private static Stream<JsonNode> names(JsonNode person) {
    return StreamSupport.stream(person.path("name").spliterator(), false);
  }

  private static String joined(String between, JsonNode... parts) {
    return String.join(
        between,
        Stream.of(parts).map(part -> part.asText("").strip()).filter(p -> !p.isEmpty()).toList());
  }
}
