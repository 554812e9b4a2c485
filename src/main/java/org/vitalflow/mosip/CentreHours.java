package org.vitalflow.mosip;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import org.vitalflow.platform.OpeningHours;

/** When MOSIP's centre opens and closes; a time that MOSIP does not name bounds nothing. */
record CentreHours(LocalTime opens, LocalTime closes) {
  /** MOSIP has no 24:00. */
  private static final LocalTime END_OF_DAY = LocalTime.of(23, 59);

  static CentreHours of(JsonNode centre) {
    return new CentreHours(
        time(centre.path("centerStartTime").asText(), LocalTime.MIN),
        time(centre.path("centerEndTime").asText(), LocalTime.MAX));
  }

  private static LocalTime time(String text, LocalTime absent) {
    try {
      return LocalTime.parse(text);
    } catch (DateTimeParseException e) {
      return absent;
    }
  }

  /** Whether a packet made in these hours is made while the centre is open. */
  boolean contain(OpeningHours hours) {
    boolean untilMidnight = hours.closes().equals(LocalTime.MIDNIGHT);
    boolean closesInTime =
        untilMidnight ? !closes.isBefore(END_OF_DAY) : !hours.closes().isAfter(closes);
    return !hours.opens().isBefore(opens) && closesInTime;
  }

  @Override
  public String toString() {
    return opens + "-" + closes;
  }
}
