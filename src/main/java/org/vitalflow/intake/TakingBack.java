package org.vitalflow.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.vitalflow.platform.Problem;
import org.vitalflow.process.CaseTransactions;
import org.vitalflow.process.Cases;
import org.vitalflow.process.OpenIdRequests;
import org.vitalflow.process.OpenIdRequests.Withdrawal;
import org.vitalflow.registry.Event;
import org.vitalflow.registry.EventStatus;
import org.vitalflow.registry.Events;
import org.vitalflow.registry.Journal;
import org.vitalflow.registry.PacketHistory;
import org.vitalflow.registry.Remarks;

/**
 * What a sender may take back: the event until it is registered, the request for an identity until
 * MOSIP is told to process it.
 */
@Component
class TakingBack {
  private static final String CANCELLED = "CANCELLED";
  private static final String WITHDRAWN = "WITHDRAWN";
  private static final String NOT_CONSENTED = "NOT_CONSENTED";

  private static final Set<EventStatus> ENDED =
      Set.of(
          EventStatus.COMPLETED, EventStatus.REFUSED, EventStatus.DUPLICATE, EventStatus.CANCELLED);

  private static final Shape REASON = Members.of().must("reason", Text.LONG);

  private final Events events;
  private final PacketHistory packets;
  private final OpenIdRequests idRequests;
  private final Cases cases;
  private final Journal journal;
  private final Remarks remarks;
  private final CaseTransactions transactions;

  TakingBack(
      Events events,
      PacketHistory packets,
      OpenIdRequests idRequests,
      Cases cases,
      Journal journal,
      Remarks remarks,
      CaseTransactions transactions) {
    this.events = events;
    this.packets = packets;
    this.idRequests = idRequests;
    this.cases = cases;
    this.journal = journal;
    this.remarks = remarks;
    this.transactions = transactions;
  }

  /** Ends the case as cancelled; a second time changes nothing. */
  void cancel(UUID id, ObjectNode body, String by) {
    String reason = reason(body);
    transactions.run(
        () -> {
          // who registers must wait for us, or we see the number
          Event event = events.lock(id);
          if (event.status() == EventStatus.CANCELLED) {
            return;
          }
          if (event.registeredByCrvs() && !isHeld(event) || event.registrationNumber() != null) {
            throw Problem.of(
                HttpStatus.CONFLICT,
                "ALREADY_REGISTERED",
                "The event is registered; it changes only by a correction or a revocation.");
          }
          refuseIfEnded(event);
          if (!cases.cancelled(id)) {
            throw new IllegalStateException("No case runs for event " + id);
          }
          remarks.keep(id, CANCELLED, null, reason, by);
          journal.note(id, CANCELLED, by, null);
        });
  }

  /** What a registrar CRVS registered twice, it may cancel while it is held as a duplicate. */
  private static boolean isHeld(Event event) {
    return event.status() == EventStatus.POSSIBLE_DUPLICATE
        && Duplicates.HELD.equals(event.idReason());
  }

  /** Takes the request for an identity back; a second time changes nothing. */
  void withdraw(UUID id, ObjectNode body, String by) {
    String reason = reason(body);
    transactions.run(() -> withdraw(id, reason, by));
  }

  /**
   * The packet first and the event's row after it, as everybody locks them. A request that is made
   * between the two is refused as triggered; asked again, it is taken back.
   */
  private void withdraw(UUID id, String reason, String by) {
    Withdrawal withdrawal = idRequests.withdraw(id, "ID_REQUEST_WITHDRAWN");
    Event event = events.lock(id);
    if (event.idWithdrawn()) {
      return;
    }
    if (withdrawal == Withdrawal.NONE) {
      if (!packets.of(id).isEmpty() && !ENDED.contains(event.status())) {
        throw triggered();
      }
      refuseIfEnded(event);
      if (Boolean.FALSE.equals(event.idRequested())) {
        throw Problem.of(
            HttpStatus.CONFLICT, "NO_ID_REQUEST", "No identity is asked for in this event.");
      }
    } else if (withdrawal == Withdrawal.TRIGGERED) {
      throw triggered();
    } else {
      events.idNotRequested(id, NOT_CONSENTED);
    }
    events.withdrawIdRequest(id);
    remarks.keep(id, WITHDRAWN, null, reason, by);
    journal.note(id, WITHDRAWN, by, null);
  }

  private static Problem triggered() {
    return Problem.of(
        HttpStatus.CONFLICT,
        "ALREADY_TRIGGERED",
        "MOSIP was told to process the request; it cannot be taken back any more.");
  }

  private static void refuseIfEnded(Event event) {
    if (ENDED.contains(event.status())) {
      throw Problem.of(HttpStatus.CONFLICT, "EVENT_ENDED", "The event has ended.");
    }
  }

  private static String reason(ObjectNode body) {
    var faults = new Faults(LocalDate.EPOCH, false);
    REASON.check(body, "", faults);
    if (!faults.found().isEmpty()) {
      throw Problem.of("INVALID_REASON", "The body has faults; each is named.", faults.found());
    }
    return body.path("reason").asText().strip();
  }
}
