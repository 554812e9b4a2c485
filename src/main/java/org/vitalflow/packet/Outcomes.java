package org.vitalflow.packet;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.vitalflow.process.Cases;
import org.vitalflow.registry.Event;
import org.vitalflow.registry.Events;
import org.vitalflow.registry.Journal;
import org.vitalflow.registry.Milestone;
import org.vitalflow.registry.Milestones;

/**
 * Tells what became of a RID to whom it concerns, once: the case that waits, the people who resolve
 * its refusal, or, long after, the record.
 */
@Component
class Outcomes {
  private static final String SELF = "vitalflow";

  private final PacketRows rows;
  private final Endings endings;
  private final Cases cases;
  private final Events events;
  private final Journal journal;
  private final Milestones milestones;
  private final Settlements settlements;

  Outcomes(
      PacketRows rows,
      Endings endings,
      Cases cases,
      Events events,
      Journal journal,
      Milestones milestones,
      Settlements settlements) {
    this.rows = rows;
    this.endings = endings;
    this.cases = cases;
    this.events = events;
    this.journal = journal;
    this.milestones = milestones;
    this.settlements = settlements;
  }

  /** Hands over an outcome that nobody was told, if somebody can be; the caller holds the row. */
  void handOver(PacketRow row) {
    String rid = row.rid();
    if (cases.answered(rid, row.isAccepted() ? "ACCEPTED" : "REFUSED")) {
      told(row);
    } else if (row.isAccepted() && cases.cameAlive(rid)) {
      journal.note(row.eventId(), "CAME_ALIVE", SELF, rid);
      told(row);
    } else if (!cases.packetRuns(rid)) {
      told(row);
      if (row.isAccepted()) {
        late(row);
      }
    }
  }

  private void told(PacketRow row) {
    rows.settled(row.rid());
    settlements.tell(row.eventId());
    if (row.isAccepted() && !row.status().equals("SENT_UNCONFIRMED")) {
      milestones.reached(
          row.eventId(),
          endings.withCredential(row) ? Milestone.IDENTITY_ISSUED : Milestone.IDENTITY_UPDATED,
          "");
    }
  }

  /** The case went on without it. */
  private void late(PacketRow row) {
    journal.note(row.eventId(), "CAME_ALIVE", SELF, row.rid());
    if (endings.withCredential(row)) {
      cases.certificateWanted(events.get(row.eventId()));
    }
  }

  /**
   * MOSIP accepted a RID that it had refused: where another of the event may bring an identity too,
   * people are told once, and a request that MOSIP has not heard of is never sent.
   *
   * @return whether the person may have two identities
   */
  boolean isSecond(PacketRow revived) {
    List<PacketRow> others =
        rows.of(revived.eventId()).stream()
            .filter(row -> !row.rid().equals(revived.rid()))
            .toList();
    others.stream().filter(row -> !row.isFinal()).map(PacketRow::rid).forEach(this::takeBack);
    boolean isSecond = others.stream().map(PacketRow::rid).anyMatch(this::wasSent);
    if (isSecond && rows.twinTold(revived.rid())) {
      UUID eventId = revived.eventId();
      Event event = events.get(eventId);
      journal.note(eventId, "TWO_IDENTITIES", SELF, revived.rid());
      cases.twoIdentities(revived.rid(), event);
    }
    return isSecond;
  }

  private void takeBack(String rid) {
    rows.claimInTurn(rid);
    rows.lock(rid)
        .filter(row -> !row.isFinal() && row.isUntold())
        .ifPresent(
            row -> {
              rows.withdrawn(rid, "OTHER_RID_ACCEPTED");
              cases.withdrawn(rid);
            });
  }

  private boolean wasSent(String rid) {
    return rows.find(rid).filter(row -> !row.isUntold()).isPresent();
  }
}
