package org.vitalflow.platform;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The country pack's {@code country.yml}: languages, offices with their MOSIP places, process names
 * and ages.
 *
 * @param name the state's name per language, as it stands on certificates
 * @param languages three-letter languages in which people may be named, the default one first
 * @param offices the registry offices by code
 * @param mosip what MOSIP calls this CRVS
 */
@ConfigurationProperties("country")
public record Country(
    Map<String, String> name, List<String> languages, Map<String, Office> offices, Mosip mosip) {

  /**
   * A registry office.
   *
   * @param name per language, as printed
   * @param centre MOSIP's registration centre, five digits
   * @param machine MOSIP's machine in that centre, five digits
   * @param officer MOSIP's officer under whose name packets are made
   * @param zone the office's time zone: days of a deadline and years of a register are counted in
   *     it
   * @param staffing {@code FULL}, or {@code SINGLE_OFFICER} where one person does everything
   * @param hours when it opens and closes, such as {@code 08:00-16:00}; the whole day where absent
   * @param days when it is open, such as {@code MONDAY}; every day where absent
   * @param centreHours when MOSIP's centre takes packets, by the office's clock; the whole day
   *     where absent
   * @param centreDays the days on which MOSIP's centre takes packets; every day where absent
   * @param centreHolidays days on which MOSIP's centre takes none
   */
  public record Office(
      Map<String, String> name,
      String centre,
      String machine,
      String officer,
      ZoneId zone,
      @DefaultValue("FULL") String staffing,
      @Nullable String hours,
      @DefaultValue List<DayOfWeek> days,
      @Nullable String centreHours,
      @DefaultValue List<DayOfWeek> centreDays,
      @DefaultValue List<LocalDate> centreHolidays) {
    /** Fails where the hours cannot be read. */
    public Office {
      OpeningHours.of(hours, days);
      OpeningHours.of(centreHours, centreDays);
    }

    /** When MOSIP's centre of this office takes packets. */
    public OpeningHours centreOpeningHours() {
      return OpeningHours.of(centreHours, centreDays);
    }

    /** The hours and days in which a deadline of its staff is counted. */
    public OpeningHours openingHours() {
      return OpeningHours.of(hours, days);
    }
  }

  /**
   * What MOSIP's operator configured for this CRVS.
   *
   * @param source the packet source, such as {@code CRVS1}
   * @param processes MOSIP's process per event type
   * @param schemaVersion version of {@code id-schema.json}, as MOSIP numbers it
   * @param mandatory mandatory identity fields per process
   * @param infantYears the age up to which MOSIP takes a new identity from a CRVS (5 in MOSIP's
   *     shipped age groups)
   * @param shares the identifiers that our partner policy shares with a credential: {@code VID},
   *     {@code UIN}, {@code PSUT}
   */
  public record Mosip(
      String source,
      Map<String, String> processes,
      String schemaVersion,
      Map<String, List<String>> mandatory,
      @DefaultValue("5") int infantYears,
      @DefaultValue("VID") List<String> shares) {
    /**
     * Whether a family is told nothing but a token that means something to this partner alone:
     * nobody else can find the person by it.
     */
    public boolean sharesTokenAlone() {
      return shares.equals(List.of("PSUT"));
    }
  }

  /** The office with this code, if the country has it. */
  public Optional<Office> office(String code) {
    return Optional.ofNullable(offices.get(code));
  }
}
