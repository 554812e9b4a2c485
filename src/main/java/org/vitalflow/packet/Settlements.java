package org.vitalflow.packet;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.vitalflow.process.Cases;
import org.vitalflow.registry.DeathLinks;
import org.vitalflow.registry.Milestone;
import org.vitalflow.registry.Milestones;

/** Tells the deaths that wait for a birth's identity that it has come, or will not. */
@Component
class Settlements {
  private final DeathLinks deaths;
  private final Cases cases;
  private final Milestones milestones;

  Settlements(DeathLinks deaths, Cases cases, Milestones milestones) {
    this.deaths = deaths;
    this.cases = cases;
    this.milestones = milestones;
  }

  /** The request of this event is settled; the caller holds its packet's row. */
  void tell(UUID eventId) {
    deaths.deathsOf(eventId).forEach(cases::birthSettled);
  }

  /** A person closed the request of this event without an identity; as {@link #tell}. */
  void closed(UUID eventId, String reason) {
    tell(eventId);
    milestones.reached(eventId, Milestone.IDENTITY_NOT_ISSUED, reason);
  }
}
