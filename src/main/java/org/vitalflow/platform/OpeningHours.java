package org.vitalflow.platform;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When an office is open, by its own clock.
 *
 * @param closes midnight is the end of the day
 */
public record OpeningHours(
    LocalTime opens, LocalTime closes, Set<DayOfWeek> days, Set<LocalDate> holidays) {
  private static final Pattern WRITTEN = Pattern.compile("\\d\\d:\\d\\d-\\d\\d:\\d\\d");

  /**
   * As the country pack writes them.
   *
   * @param hours such as {@code 08:00-16:00}; null for the whole day
   * @param days none for every day
   */
  static OpeningHours of(@Nullable String hours, List<DayOfWeek> days) {
    return of(hours, days, List.of());
  }

  /** The same, closed on some days of the calendar. */
  static OpeningHours of(@Nullable String hours, List<DayOfWeek> days, List<LocalDate> holidays) {
    Set<LocalDate> closed = Set.copyOf(holidays);
    Set<DayOfWeek> open = days.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : EnumSet.copyOf(days);
    if (hours == null) {
      return new OpeningHours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, open, closed);
    }
    if (!WRITTEN.matcher(hours).matches()) {
      throw new IllegalArgumentException("Opening hours must be written as 08:00-16:00");
    }
    var read =
        new OpeningHours(
            LocalTime.parse(hours.substring(0, 5)),
            LocalTime.parse(hours.substring(6)),
            open,
            closed);
    if (!read.closes.equals(LocalTime.MIDNIGHT) && !read.opens.isBefore(read.closes)) {
      throw new IllegalArgumentException("An office must open before it closes");
    }
    return read;
  }

  /** This moment where it is open now, else the next opening. */
  public ZonedDateTime nextOpen(ZonedDateTime now) {
    LocalDateTime at = open(now.toLocalDateTime());
    return at.equals(now.toLocalDateTime()) ? now : at.atZone(now.getZone());
  }

  /** So many open days later, at the same time of day; counted from the next opening. */
  public ZonedDateTime plus(ZonedDateTime start, Period within) {
    LocalDateTime at = open(start.toLocalDateTime());
    for (int day = 0; day < within.getDays(); day++) {
      at = dayAfter(at.toLocalDate()).atTime(at.toLocalTime());
    }
    return at.atZone(start.getZone());
  }

  /** So many open hours later; counted from the next opening. */
  public ZonedDateTime plus(ZonedDateTime start, Duration within) {
    LocalDateTime at = open(start.toLocalDateTime());
    Duration left = within;
    Duration today = Duration.between(at, closing(at.toLocalDate()));
    while (left.compareTo(today) > 0) {
      left = left.minus(today);
      at = dayAfter(at.toLocalDate()).atTime(opens);
      today = Duration.between(at, closing(at.toLocalDate()));
    }
    return at.plus(left).atZone(start.getZone());
  }

  private LocalDateTime open(LocalDateTime at) {
    LocalDate day = at.toLocalDate();
    if (!isWorked(day) || !at.isBefore(closing(day))) {
      return dayAfter(day).atTime(opens);
    }
    return at.toLocalTime().isBefore(opens) ? day.atTime(opens) : at;
  }

  private LocalDate dayAfter(LocalDate day) {
    LocalDate next = day.plusDays(1);
    while (!isWorked(next)) {
      next = next.plusDays(1);
    }
    return next;
  }

  private boolean isWorked(LocalDate day) {
    return days.contains(day.getDayOfWeek()) && !holidays.contains(day);
  }

  private LocalDateTime closing(LocalDate day) {
    return closes.equals(LocalTime.MIDNIGHT) ? day.plusDays(1).atStartOfDay() : day.atTime(closes);
  }
}
