package org.vitalflow.certificate;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.vitalflow.certificate.Page.Line;
import org.vitalflow.certificate.Page.Row;

/** Reads a death's record into what stands on its certificate; the cause never does. */
@Component
class DeathCertificate implements CertificateContent {
  private static final int FULL_DAY = "2026-11-23".length();

  @Override
  public String type() {
    return "death";
  }

  @Override
  public JsonNode registrant(JsonNode record) {
    return record.path("deceased");
  }

  @Override
  public String title(JsonNode record) {
    return "title.DEATH";
  }

  @Override
  public List<Row> facts(Wording words, JsonNode record) {
    JsonNode deceased = registrant(record);
    var rows = new ArrayList<>(person(words, deceased));
    String marital = deceased.path("maritalStatus").asText("UNKNOWN");
    rows.add(words.row("marital", words.line("marital." + marital)));
    rows.add(words.row("occupation", words.value(deceased.path("occupation").asText(""))));
    rows.add(words.row("residence", words.value(residence(deceased.path("residence")))));
    rows.addAll(death(words, record));
    rows.add(
        words.row(
            "informant",
            words.line("relation." + record.at("/informant/relation").asText("OTHER"))));
    return rows;
  }

  /** Who died: names, sex, and the date of birth or the age. */
  static List<Row> person(Wording words, JsonNode deceased) {
    return List.of(
        words.row("name.given", words.name(deceased, Style.NAME, "given", "middle")),
        words.row("name.family", words.name(deceased, Style.NAME, "family")),
        words.row("sex", words.line("sex." + deceased.path("sex").asText("unknown"))),
        born(words, deceased));
  }

  private static Row born(Wording words, JsonNode deceased) {
    String born = deceased.path("dateOfBirth").asText("");
    if (born.isEmpty() && deceased.hasNonNull("ageInYears")) {
      return words.row("age", words.value(deceased.path("ageInYears").asText()));
    }
    return words.row("birth.date", day(words, born, false));
  }

  /** When and where it happened. */
  static List<Row> death(Wording words, JsonNode record) {
    var when = new ArrayList<>(day(words, record.path("occurredOn").asText(""), true));
    String time = record.path("occurredAtTime").asText("");
    if (!time.isEmpty()) {
      when.addAll(words.value(time));
    }
    return List.of(
        words.row("death.date", when), words.row("death.place", words.place(record.path("place"))));
  }

  /** A full day as each language writes it; a month or a year as it is known. */
  private static List<Line> day(Wording words, String day, boolean inWords) {
    return day.length() == FULL_DAY ? words.date(LocalDate.parse(day), inWords) : words.value(day);
  }

  private static String residence(JsonNode residence) {
    var parts = new ArrayList<JsonNode>();
    residence.path("lines").forEach(parts::add);
    Stream.of("city", "province", "region", "country").map(residence::path).forEach(parts::add);
    return Wording.joined(", ", parts.toArray(JsonNode[]::new));
  }
}
