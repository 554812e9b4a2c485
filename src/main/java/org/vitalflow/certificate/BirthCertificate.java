package org.vitalflow.certificate;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import org.vitalflow.certificate.Page.Line;
import org.vitalflow.certificate.Page.Row;

/** Reads a birth's record into what stands on its certificate. */
@Component
class BirthCertificate implements CertificateContent {
  @Override
  public String type() {
    return "birth";
  }

  @Override
  public JsonNode registrant(JsonNode record) {
    return record.path("child");
  }

  @Override
  public String title(JsonNode record) {
    return "title." + record.path("outcome").asText("LIVE_BIRTH");
  }

  @Override
  public List<String> printed() {
    return List.of(
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
  }

  @Override
  public List<Row> facts(Wording words, JsonNode record) {
    JsonNode child = registrant(record);
    LocalDate born = LocalDate.parse(child.path("dateOfBirth").asText());
    return List.of(
        words.row("name.given", words.name(child, Style.NAME, "given", "middle")),
        words.row("name.family", words.name(child, Style.NAME, "family")),
        words.row("sex", words.line("sex." + child.path("sex").asText("unknown"))),
        words.row("birth.date", words.date(born, true)),
        words.row("birth.place", words.place(record.path("place"))),
        words.row("mother", parent(words, record.path("mother"))),
        words.row("father", parent(words, record.path("father"))));
  }

  private static List<Line> parent(Wording words, JsonNode person) {
    return Wording.names(person).findAny().isPresent()
        ? words.name(person, Style.VALUE, "given", "middle", "family")
        : words.line("absent." + person.path("absentBecause").asText("NOT_DECLARED"));
  }
}
