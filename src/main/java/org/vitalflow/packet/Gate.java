package org.vitalflow.packet;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import org.springframework.stereotype.Component;
import org.vitalflow.mosip.Subscriptions;
import org.vitalflow.platform.Country;
import org.vitalflow.platform.NotNow;

/** Whether a packet may be made at this moment. */
@Component
class Gate {
  /** MOSIP stamps the packet when the call arrives, by its own clock. */
  private static final Duration MARGIN = Duration.ofMinutes(1);

  private final Country country;
  private final Holds holds;
  private final Subscriptions subscriptions;
  private final InstantSource clock;

  Gate(Country country, Holds holds, Subscriptions subscriptions, InstantSource clock) {
    this.country = country;
    this.holds = holds;
    this.subscriptions = subscriptions;
    this.clock = clock;
  }

  /**
   * Lets the packet pass, or says what it waits for.
   *
   * @throws SendLater where the case waits at a timer: outside the hours, the days or on the
   *     holidays of MOSIP's centre, where a packet would end as failed (mosip-contract 7.4), or
   *     while ID operations look at a run of refusals
   */
  void pass(PacketRow row) throws SendLater {
    if (!isCentreOpen(row.office())) {
      throw new SendLater(SendLater.CENTRE_CLOSED);
    }
    if (holds.holds(row.process(), row.office())) {
      throw new SendLater(SendLater.SENDS_HELD);
    }
    if (!subscriptions.allConfirmedOnce()) {
      throw new NotNow("The hub has not confirmed our subscriptions: an answer now would be lost");
    }
  }

  private boolean isCentreOpen(String office) {
    Country.Office known = country.office(office).orElseThrow();
    ZonedDateTime now = clock.instant().atZone(known.zone());
    return isOpen(known, now) && isOpen(known, now.plus(MARGIN));
  }

  private static boolean isOpen(Country.Office office, ZonedDateTime moment) {
    return office.centreOpeningHours().nextOpen(moment).equals(moment);
  }
}
