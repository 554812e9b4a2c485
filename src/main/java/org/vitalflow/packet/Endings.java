package org.vitalflow.packet;

import org.springframework.stereotype.Component;
import org.vitalflow.mosip.StatusService;
import org.vitalflow.mosip.Subscriptions;
import org.vitalflow.mosip.Topic;
import org.vitalflow.platform.Country;

/** With what a RID ends, and whether that can be heard at all. */
@Component
class Endings {
  private final Country country;
  private final Subscriptions subscriptions;
  private final StatusService statuses;

  Endings(Country country, Subscriptions subscriptions, StatusService statuses) {
    this.country = country;
    this.subscriptions = subscriptions;
    this.statuses = statuses;
  }

  /** A birth; all else is done without one. */
  boolean withCredential(PacketRow row) {
    return row.process().equals(country.mosip().processes().get("birth"));
  }

  /** Whether MOSIP's operator granted any channel by which its end can come. */
  boolean canBeHeard(PacketRow row) {
    return withCredential(row) || subscriptions.areGranted(Topic.COMPLETED) || statuses.isGranted();
  }
}
