package org.vitalflow.packet;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import org.springframework.stereotype.Component;
import org.vitalflow.platform.Country;

/**
 * Whether MOSIP's centre of an office takes packets now: a packet made outside its hours, its days
 * or on its holidays ends as failed (mosip-contract 7.4).
 */
@Component
class CentreHours {
  /** MOSIP stamps the packet when the call arrives, by its own clock. */
  private static final Duration MARGIN = Duration.ofMinutes(1);

  private final Country country;
  private final InstantSource clock;

  CentreHours(Country country, InstantSource clock) {
    this.country = country;
    this.clock = clock;
  }

  boolean isOpen(String office) {
    Country.Office known = country.office(office).orElseThrow();
    ZonedDateTime now = clock.instant().atZone(known.zone());
    return isOpen(known, now) && isOpen(known, now.plus(MARGIN));
  }

  private static boolean isOpen(Country.Office office, ZonedDateTime moment) {
    return office.centreOpeningHours().nextOpen(moment).equals(moment);
  }
}
