package org.vitalflow.desk;

import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.vitalflow.platform.Staff;
import org.vitalflow.platform.StaffRole;
import org.vitalflow.process.Cases;
import org.vitalflow.registry.CertificateHistory;
import org.vitalflow.registry.Event;
import org.vitalflow.registry.Events;
import org.vitalflow.registry.Journal;

/** A certificate of a registered event that has no valid one, asked for at the desk. */
@Component
class CertificateOrders {
  private static final Set<StaffRole> MAY = Set.of(StaffRole.FRONTDESK, StaffRole.REGISTRAR);

  private final CertificateHistory certificates;
  private final Events events;
  private final Cases cases;
  private final Journal journal;

  CertificateOrders(CertificateHistory certificates, Events events, Cases cases, Journal journal) {
    this.certificates = certificates;
    this.events = events;
    this.cases = cases;
    this.journal = journal;
  }

  /** Whether this person may ask for one now. */
  boolean isOffered(Event event, Staff person) {
    return person.may(MAY::contains)
        && event.registrationNumber() != null
        && certificates.of(event.id()).filter(known -> known.status().equals("VALID")).isEmpty()
        && !cases.runs(event.id());
  }

  /** Has it issued; false where it is not to be had, as when somebody was faster. */
  @Transactional
  boolean order(Event event, Staff person) {
    Event locked = events.lock(event.id());
    if (!isOffered(locked, person) || !cases.certificateWanted(locked)) {
      return false;
    }
    journal.note(event.id(), "CERTIFICATE_WANTED", person.name(), null);
    return true;
  }
}
