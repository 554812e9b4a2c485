package org.vitalflow.packet;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.vitalflow.process.Cases;
import org.vitalflow.registry.DeathLinks;

/** Tells the deaths that wait for a birth's identity that it has come, or will not. */
@Component
class Settlements {
  private final DeathLinks deaths;
  private final Cases cases;

  Settlements(DeathLinks deaths, Cases cases) {
    this.deaths = deaths;
    this.cases = cases;
  }

  /** The request of this event is settled; the caller holds its packet's row. */
  void tell(UUID eventId) {
    deaths.deathsOf(eventId).forEach(cases::birthSettled);
  }
}
