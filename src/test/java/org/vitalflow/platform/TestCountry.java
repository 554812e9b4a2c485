package org.vitalflow.platform;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Small countries, with what the country pack does not name as it is by default. */
public final class TestCountry {
  private TestCountry() {}

  /** A country of these offices that asks MOSIP for births alone. */
  public static Country of(Map<String, Country.Office> offices) {
    return new Country(Map.of("eng", "Isango"), List.of("eng"), offices, mosip(List.of("VID")));
  }

  /** What MOSIP is told and shares, without any field of an ID schema. */
  public static Country.Mosip mosip(List<String> shares) {
    return new Country.Mosip(
        "CRVS1",
        Map.of("birth", "CRVS_NEW"),
        "0.3",
        Map.of(),
        5,
        List.of(),
        Map.of(),
        null,
        shares);
  }

  /** An office of centre and machine 10001, in UTC, that is always open. */
  public static Country.Office office() {
    return office(ZoneOffset.UTC);
  }

  /** The same in another zone. */
  public static Country.Office office(ZoneId zone) {
    return office(zone, null, List.of(), List.of());
  }

  /** The same, whose centre takes packets at some times alone. */
  public static Country.Office office(
      ZoneId zone, @Nullable String hours, List<DayOfWeek> days, List<LocalDate> holidays) {
    return new Country.Office(
        Map.of("eng", "Office"),
        "10001",
        "10001",
        "crvs-officer",
        zone,
        "FULL",
        null,
        List.of(),
        hours,
        days,
        holidays);
  }
}
