package org.vitalflow.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** How two days of records stand to each other. */
enum DayLikeness {
  SAME,
  OFF_BY_ONE,
  SWAPPED,
  /** One of year, month and day differs, or the years are all that is known, and are equal. */
  SIMILAR,
  OTHER,
  UNKNOWN;

  private static final int YEAR = 4;

  static DayLikeness of(JsonNode one, JsonNode other) {
    String first = one.asText("");
    String second = other.asText("");
    if (first.length() < YEAR || second.length() < YEAR) {
      return UNKNOWN;
    }
    Optional<LocalDate> firstDay = day(first);
    Optional<LocalDate> secondDay = day(second);
    if (firstDay.isEmpty() || secondDay.isEmpty()) {
      return first.substring(0, YEAR).equals(second.substring(0, YEAR)) ? SIMILAR : OTHER;
    }
    return of(firstDay.get(), secondDay.get());
  }

  private static DayLikeness of(LocalDate one, LocalDate other) {
    if (one.equals(other)) {
      return SAME;
    }
    if (Math.abs(ChronoUnit.DAYS.between(one, other)) == 1) {
      return OFF_BY_ONE;
    }
    boolean year = one.getYear() == other.getYear();
    boolean month = one.getMonthValue() == other.getMonthValue();
    boolean day = one.getDayOfMonth() == other.getDayOfMonth();
    if (year
        && one.getMonthValue() == other.getDayOfMonth()
        && one.getDayOfMonth() == other.getMonthValue()) {
      return SWAPPED;
    }
    return year && month || year && day || month && day ? SIMILAR : OTHER;
  }

  /** A whole day; empty for a year, a month, or anything else. */
  static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
