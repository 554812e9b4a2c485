package org.vitalflow.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A day that has come, as {@code 2026-11-23}.
 *
 * @param partial whether the month or the day may be left out
 */
record Day(boolean partial) implements Shape {
  static final Day FULL = new Day(false);
  static final Day PARTIAL = new Day(true);

  private static final Pattern ISO = Pattern.compile("[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?");
  private static final int FULL_LENGTH = "2026-11-23".length();

  @Override
  public void check(JsonNode value, String pointer, Faults faults) {
    if (!value.isTextual()) {
      faults.wrongType(pointer, "a text");
      return;
    }
    first(value.textValue())
        .ifPresentOrElse(
            day -> {
              if (day.isAfter(faults.today())) {
                faults.add(pointer, "FUTURE_DATE", "This day has not come yet.");
              }
            },
            () -> faults.add(pointer, "BAD_DATE", expected()));
  }

  private String expected() {
    return partial
        ? "This must be a day, month or year as 2026-11-23, 2026-11 or 2026."
        : "This must be a day as 2026-11-23.";
  }

  /** The first day the text can mean. */
  private Optional<LocalDate> first(String text) {
    if (!ISO.matcher(text).matches() || (!partial && text.length() != FULL_LENGTH)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          switch (text.length()) {
            case 4 -> Year.parse(text).atDay(1);
            case 7 -> YearMonth.parse(text).atDay(1);
            default -> LocalDate.parse(text);
          });
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The full day that a valid member holds; empty where it is missing or at fault itself. */
  static Optional<LocalDate> of(JsonNode value) {
    return value.isTextual() ? FULL.first(value.textValue()) : Optional.empty();
  }

  @Override
  public Schema<?> schema() {
    return partial
        ? new StringSchema().pattern("^" + ISO.pattern() + "$")
        : new StringSchema().format("date");
  }
}
