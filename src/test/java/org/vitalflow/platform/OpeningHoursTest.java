package org.vitalflow.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Deadlines of an office from eight to four on Monday to Friday; 27 November 2026 is a Friday. */
class OpeningHoursTest {
  private static final ZoneId LUSAKA = ZoneId.of("Africa/Lusaka");
  private static final OpeningHours OFFICE =
      OpeningHours.of(
          "08:00-16:00",
          List.of(
              DayOfWeek.MONDAY,
              DayOfWeek.TUESDAY,
              DayOfWeek.WEDNESDAY,
              DayOfWeek.THURSDAY,
              DayOfWeek.FRIDAY));
  private static final OpeningHours ALWAYS = OpeningHours.of(null, List.of());

  @ParameterizedTest(name = "{1} after {0} is {2}")
  @CsvSource({
    "2026-11-26T10:15, P1D, 2026-11-27T10:15",
    "2026-11-27T10:15, P1D, 2026-11-30T10:15",
    "2026-11-27T16:00, P1D, 2026-12-01T08:00",
    "2026-11-27T07:00, P1D, 2026-11-30T08:00",
    "2026-11-28T12:00, P5D, 2026-12-07T08:00"
  })
  void daysAreThoseOnWhichTheOfficeIsOpen(LocalDateTime start, Period within, LocalDateTime due) {
    assertThat(OFFICE.plus(there(start), within)).isEqualTo(there(due));
  }

  @ParameterizedTest(name = "{1} after {0} is {2}")
  @CsvSource({
    "2026-11-26T10:15, PT4H, 2026-11-26T14:15",
    "2026-11-26T14:00, PT2H, 2026-11-26T16:00",
    "2026-11-27T15:00, PT2H, 2026-11-30T09:00",
    "2026-11-28T12:00, PT2H, 2026-11-30T10:00",
    "2026-11-26T08:00, PT24H, 2026-11-30T16:00"
  })
  void hoursAreThoseInWhichTheOfficeIsOpen(
      LocalDateTime start, Duration within, LocalDateTime due) {
    assertThat(OFFICE.plus(there(start), within)).isEqualTo(there(due));
  }

  @Test
  void whereThePackNamesNoHoursTheOfficeIsAlwaysOpen() {
    ZonedDateTime saturday = there(LocalDateTime.parse("2026-11-28T23:30"));
    assertThat(ALWAYS.plus(saturday, Period.ofDays(1))).isEqualTo(saturday.plusDays(1));
    assertThat(ALWAYS.plus(saturday, Duration.ofHours(2))).isEqualTo(saturday.plusHours(2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"8-16", "16:00-08:00", "08:00-08:00", "morning"})
  void hoursThatCannotBeReadAreRefused(String hours) {
    assertThatThrownBy(() -> OpeningHours.of(hours, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static ZonedDateTime there(LocalDateTime at) {
    return at.atZone(LUSAKA);
  }
}
