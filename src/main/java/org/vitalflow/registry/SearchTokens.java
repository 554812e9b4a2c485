package org.vitalflow.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * By what a record is found, in the clear: a name's code with a date or with the mother's name, the
 * mother's with the date, a number with the year. Never one field alone, so that none can be
 * guessed from them; they stay in memory.
 */
final class SearchTokens {
  private static final int MONTHS = 12;
  private static final int MOTHERS_CODES = 2;

  private final String type;
  private final JsonNode record;
  private final Set<String> names;
  private final Set<String> mother;

  private SearchTokens(String type, JsonNode record) {
    this.type = type;
    this.record = record;
    this.names = NameCodes.of(registrant(record).path("name"));
    this.mother = NameCodes.of(record.path("mother").path("name"));
  }

  /** Under these a record is found. */
  static List<String> of(String type, JsonNode record) {
    return new SearchTokens(type, record).all(false);
  }

  /** Under these its twins are looked for: also under the days beside its own. */
  static List<String> lookedFor(String type, JsonNode record) {
    return new SearchTokens(type, record).all(true);
  }

  private List<String> all(boolean around) {
    var tokens = new LinkedHashSet<String>();
    day(registrant(record).path("dateOfBirth"))
        .ifPresent(born -> tokens.addAll(around("born", born, around)));
    Optional<LocalDate> occurred = day(record.path("occurredOn"));
    if (record.has("deceased") || tokens.isEmpty()) {
      occurred.ifPresent(day -> tokens.addAll(around("occurred", day, around)));
    }
    occurred.ifPresent(day -> tokens.addAll(numbers(day, around)));
    var typed = new ArrayList<String>();
    tokens.forEach(token -> typed.add(type + "|" + token));
    return typed;
  }

  private List<String> around(String what, LocalDate day, boolean around) {
    // a birth's day is the child's day of birth
    String kind = record.has("deceased") ? what : "born";
    var tokens = new ArrayList<>(withNames(kind, day));
    for (LocalDate beside :
        around ? List.of(day.minusDays(1), day.plusDays(1)) : List.<LocalDate>of()) {
      names.forEach(name -> tokens.add("name+date|%s|%s|%s".formatted(kind, name, beside)));
      mother.forEach(parent -> tokens.add("mother+date|%s|%s".formatted(parent, beside)));
    }
    return tokens;
  }

  /** One part of the date may be wrong, or day and month may be swapped. */
  private List<String> withNames(String kind, LocalDate day) {
    var tokens = new ArrayList<String>();
    LocalDate swapped = swapped(day);
    LocalDate earlier = day.isBefore(swapped) ? day : swapped;
    int year = day.getYear();
    for (String name : names) {
      tokens.add("name+date|%s|%s|%s".formatted(kind, name, day));
      tokens.add("name+month|%s|%s|%d-%d".formatted(kind, name, year, day.getMonthValue()));
      tokens.add("name+day|%s|%s|%d-%d".formatted(kind, name, year, day.getDayOfMonth()));
      tokens.add("name+swapped|%s|%s|%s".formatted(kind, name, earlier));
      mother.stream()
          .limit(MOTHERS_CODES)
          .forEach(parent -> tokens.add("name+mother+year|%s|%s|%d".formatted(name, parent, year)));
    }
    for (String parent : mother) {
      tokens.add("mother+date|%s|%s".formatted(parent, day));
      tokens.add("mother+swapped|%s|%s".formatted(parent, earlier));
    }
    return tokens;
  }

  private static LocalDate swapped(LocalDate day) {
    return day.getDayOfMonth() <= MONTHS
        ? LocalDate.of(day.getYear(), day.getDayOfMonth(), day.getMonthValue())
        : day;
  }

  /** Numbers of the registrant, and of the mother with the month. */
  private List<String> numbers(LocalDate day, boolean around) {
    var tokens = new ArrayList<String>();
    for (int year = day.getYear() - (around ? 1 : 0);
        year <= day.getYear() + (around ? 1 : 0);
        year++) {
      for (JsonNode number : registrant(record).path("identifiers")) {
        tokens.add("number+year|%s|%d".formatted(written(number), year));
      }
    }
    for (JsonNode number : record.path("mother").path("identifiers")) {
      tokens.add("mothers-number+day|%s|%s".formatted(written(number), day));
      if (around) {
        tokens.add("mothers-number+day|%s|%s".formatted(written(number), day.minusDays(1)));
        tokens.add("mothers-number+day|%s|%s".formatted(written(number), day.plusDays(1)));
      }
    }
    return tokens;
  }

  private static String written(JsonNode number) {
    return number.path("kind").asText() + " " + number.path("value").asText().strip();
  }

  private static JsonNode registrant(JsonNode record) {
    return record.path(record.has("deceased") ? "deceased" : "child");
  }

  private static Optional<LocalDate> day(JsonNode value) {
    return DayLikeness.day(value.asText(""));
  }
}
