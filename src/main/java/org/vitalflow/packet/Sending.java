package org.vitalflow.packet;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.vitalflow.mosip.MosipRefused;
import org.vitalflow.mosip.MosipUnavailable;
import org.vitalflow.mosip.PacketManager;
import org.vitalflow.mosip.Trigger;
import org.vitalflow.mosip.Trigger.NotificationInfo;
import org.vitalflow.mosip.WorkflowManager;
import org.vitalflow.platform.NotNow;
import org.vitalflow.registry.Journal;

/** The two steps that tell MOSIP of a record; each is safe to repeat with the same RID. */
@Component
class Sending {
  private static final String SELF = "vitalflow";

  private final PacketManager packetManager;
  private final WorkflowManager workflowManager;
  private final Gate gate;
  private final Packing packing;
  private final PacketRows rows;
  private final SendingRows progress;
  private final Holds holds;
  private final Endings endings;
  private final Journal journal;
  private final TransactionTemplate ownTransaction;

  Sending(
      PacketManager packetManager,
      WorkflowManager workflowManager,
      Gate gate,
      Packing packing,
      PacketRows rows,
      SendingRows progress,
      Holds holds,
      Endings endings,
      Journal journal,
      PlatformTransactionManager transactions) {
    this.packetManager = packetManager;
    this.workflowManager = workflowManager;
    this.gate = gate;
    this.packing = packing;
    this.rows = rows;
    this.progress = progress;
    this.holds = holds;
    this.endings = endings;
    this.journal = journal;
    this.ownTransaction = new TransactionTemplate(transactions);
    this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  void createPacket(UUID eventId, String rid) throws MosipRefused, PacketIncomplete, SendLater {
    PacketRow row = alone(rid);
    if (row.isFinal() || !row.status().equals("RID_RESERVED")) {
      return; // the call was made and its step committed; MOSIP may be reading the packet by now
    }
    gate.pass(row);
    packetManager.create(packing.of(row));
    makeSure(rid);
    progress.step(rid, "PACKET_STORED");
    journal.note(eventId, "PACKET_STORED", SELF, rid);
  }

  /** That MOSIP cannot or may not be asked is no reason to wait: the packet was acknowledged. */
  private void makeSure(String rid) throws MosipRefused {
    boolean isGone;
    try {
      isGone = packetManager.has(rid).equals(Optional.of(false));
    } catch (MosipUnavailable | NotNow notTold) {
      return;
    }
    if (isGone) {
      throw new IllegalStateException(
          "createPacket: MOSIP says that it stored the packet, and that it has none of this RID");
    }
  }

  void trigger(UUID eventId, String rid) throws MosipRefused {
    PacketRow row = alone(rid);
    if (row.isFinal()) {
      return; // taken back, or answered already
    }
    NotificationInfo contact = packing.contact(eventId);
    tell(new Trigger(rid, row.process(), row.source(), "", contact));
    progress.triggered(rid);
    journal.note(eventId, "TRIGGERED", SELF, rid);
    if (!endings.canBeHeard(row)) {
      progress.unconfirmed(rid);
      journal.note(eventId, "SENT_UNCONFIRMED", SELF, rid);
    }
  }

  /**
   * Triggers a RID again of which MOSIP has no workflow.
   *
   * @return false where MOSIP has one after all; the row is then as it was
   */
  boolean triggerAgain(String rid) throws MosipRefused {
    PacketRow row = alone(rid);
    NotificationInfo contact = packing.contact(row.eventId());
    if (row.isFinal() || !tell(new Trigger(rid, row.process(), row.source(), "", contact))) {
      return false;
    }
    progress.triggered(rid);
    journal.note(row.eventId(), "TRIGGERED", SELF, rid);
    return true;
  }

  /** Stores the packet anew under a RID that MOSIP does not know. */
  void sendAgain(String rid) throws MosipRefused, PacketIncomplete, SendLater {
    PacketRow row = alone(rid);
    if (row.isFinal() || row.triggered()) {
      return; // MOSIP reads it
    }
    gate.pass(row);
    packetManager.create(packing.of(row));
    makeSure(rid);
    progress.storedAgain(rid);
    journal.note(row.eventId(), "PACKET_STORED", SELF, rid);
  }

  private boolean tell(Trigger trigger) throws MosipRefused {
    try {
      return workflowManager.trigger(trigger);
    } catch (NotNow | MosipRefused nothingWasTold) {
      throw nothingWasTold;
    } catch (RuntimeException unsure) {
      // the step's own transaction is rolled back
      ownTransaction.executeWithoutResult(begun -> progress.triggerTried(trigger.registrationId()));
      throw unsure;
    }
  }

  /** Nothing that MOSIP would take was sent; {@code reason} begins with a code. */
  void refused(UUID eventId, String rid, String reason) {
    progress.waits(rid, reason);
    progress.sentInVain(rid);
    journal.note(eventId, "PACKET_REFUSED", SELF, rid);
    rows.find(rid).ifPresent(holds::refused);
  }

  /** Nothing is sent for now. */
  void later(UUID eventId, String rid, SendLater why) {
    if (!why.code().equals(rows.find(rid).map(PacketRow::reason).orElse(null))) {
      progress.waits(rid, why.code());
      journal.note(eventId, why.code(), SELF, rid);
    }
  }

  /** The row, when no other attempt for this RID is under way on any node. */
  private PacketRow alone(String rid) {
    if (!rows.claim(rid)) {
      throw new NotNow("Another attempt for this RID is still under way");
    }
    return rows.find(rid)
        .orElseThrow(() -> new IllegalStateException("No packet row for RID " + rid));
  }
}
