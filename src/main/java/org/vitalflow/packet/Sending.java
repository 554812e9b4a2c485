package org.vitalflow.packet;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.vitalflow.mosip.MosipRefused;
import org.vitalflow.mosip.PacketManager;
import org.vitalflow.mosip.Subscriptions;
import org.vitalflow.mosip.Trigger;
import org.vitalflow.mosip.Trigger.NotificationInfo;
import org.vitalflow.mosip.WorkflowManager;
import org.vitalflow.platform.NotNow;
import org.vitalflow.registry.Event;
import org.vitalflow.registry.Events;
import org.vitalflow.registry.Journal;
import org.vitalflow.registry.Records;

/** The two steps that tell MOSIP of a record; each is safe to repeat with the same RID. */
@Component
class Sending {
  private static final String SELF = "vitalflow";

  private final PacketManager packetManager;
  private final WorkflowManager workflowManager;
  private final Subscriptions subscriptions;
  private final PacketAssembler assembler;
  private final PacketRows rows;
  private final Events events;
  private final Records records;
  private final Journal journal;
  private final InstantSource clock;
  private final TransactionTemplate ownTransaction;

  Sending(
      PacketManager packetManager,
      WorkflowManager workflowManager,
      Subscriptions subscriptions,
      PacketAssembler assembler,
      PacketRows rows,
      Events events,
      Records records,
      Journal journal,
      InstantSource clock,
      PlatformTransactionManager transactions) {
    this.packetManager = packetManager;
    this.workflowManager = workflowManager;
    this.subscriptions = subscriptions;
    this.assembler = assembler;
    this.rows = rows;
    this.events = events;
    this.records = records;
    this.journal = journal;
    this.clock = clock;
    this.ownTransaction = new TransactionTemplate(transactions);
    this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  void createPacket(UUID eventId, String rid) throws MosipRefused, PacketIncomplete {
    PacketRow row = alone(rid);
    if (row.isFinal() || !row.status().equals("RID_RESERVED")) {
      return; // the call was made and its step committed; MOSIP may be reading the packet by now
    }
    if (!subscriptions.allConfirmedOnce()) {
      throw new NotNow("The hub has not confirmed our subscriptions: an answer now would be lost");
    }
    Event event = events.get(eventId);
    packetManager.create(
        assembler.assemble(row, event.type(), records.current(eventId), clock.instant()));
    rows.step(rid, "PACKET_STORED");
    journal.note(eventId, "PACKET_STORED", SELF, rid);
  }

  void trigger(UUID eventId, String rid) throws MosipRefused {
    PacketRow row = alone(rid);
    if (row.isFinal()) {
      return; // taken back, or answered already
    }
    NotificationInfo contact = contact(records.current(eventId));
    tell(new Trigger(rid, row.process(), row.source(), "", contact));
    rows.step(rid, "TRIGGERED");
    journal.note(eventId, "TRIGGERED", SELF, rid);
  }

  private void tell(Trigger trigger) throws MosipRefused {
    try {
      workflowManager.trigger(trigger);
    } catch (NotNow | MosipRefused nothingWasTold) {
      throw nothingWasTold;
    } catch (RuntimeException unsure) {
      // the step's own transaction is rolled back
      ownTransaction.executeWithoutResult(begun -> rows.triggerTried(trigger.registrationId()));
      throw unsure;
    }
  }

  /** The RID is over before MOSIP processed anything; {@code reason} is a code. */
  void refused(UUID eventId, String rid, String reason) {
    rows.refused(rid, reason);
    journal.note(eventId, "PACKET_REFUSED", SELF, rid);
  }

  /** MOSIP tells the family its number itself, if we say where. */
  private static @Nullable NotificationInfo contact(JsonNode record) {
    JsonNode contact = record.path("contact");
    String phone = contact.path("phone").asText("");
    String email = contact.path("email").asText("");
    if (phone.isEmpty() && email.isEmpty()) {
      return null;
    }
    JsonNode name = record.path("child").path("name").path(0);
    String full = (name.path("given").asText("") + " " + name.path("family").asText("")).strip();
    return new NotificationInfo(full, phone, email);
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
