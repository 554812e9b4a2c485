package org.vitalflow.packet;

import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Fallback;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.vitalflow.process.Cases;
import org.vitalflow.registry.Events;
import org.vitalflow.registry.NationalId;
import org.vitalflow.registry.Records;

/** Stands in for recovery until its own stage has it: judges by the row alone. */
@Component
@Fallback
class RecoveryStandIn implements Recovery {
  private final PacketRows rows;
  private final Packets packets;
  private final Events events;
  private final Records records;
  private final Cases cases;
  private final TransactionTemplate transactions;

  RecoveryStandIn(
      PacketRows rows,
      Packets packets,
      Events events,
      Records records,
      Cases cases,
      TransactionTemplate transactions) {
    this.rows = rows;
    this.packets = packets;
    this.events = events;
    this.records = records;
    this.cases = cases;
    this.transactions = transactions;
  }

  @Override
  public Map<Action, String> judged(String rid) {
    var judged = new EnumMap<Action, String>(Action.class);
    for (Action action : Action.values()) {
      judged.put(action, against(rid, action));
    }
    return judged;
  }

  @Override
  public String against(String rid, Action action) {
    PacketRow row = rows.find(rid).orElseThrow();
    return switch (action) {
      case ASK_NOW, ENTER_RESULT, CLOSE_WITHOUT_ID -> "";
      case REQUEST_CREDENTIAL -> row.status().equals("PROCESSED") ? "" : "NOT_PROCESSED";
      case TRIGGER_AGAIN, SEND_AGAIN -> "KNOWN_TO_MOSIP";
      case SECOND_RID -> row.isFinal() ? "" : "NOT_FINAL";
    };
  }

  @Override
  public void requestCredential(String rid) {}

  @Override
  public void triggerAgain(String rid) {}

  @Override
  public void sendAgain(String rid) {}

  @Override
  public void enterResult(String rid, Identifier identifier, String by) {
    PacketRow row = rows.find(rid).orElseThrow();
    records.nationalId(row.eventId(), new NationalId(identifier.kind(), identifier.value()));
    packets.learned(rid, Signal.CREDENTIAL_RECEIVED);
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCompletion(int status) {
            new Thread(() -> transactions.executeWithoutResult(t -> cases.cameAlive(rid))).start();
          }
        });
  }

  @Override
  public void closeWithoutIdentity(String rid, String by) {
    rows.closedUnsent(rid);
  }

  @Override
  public void operatorConfirmed(String rid, String by) {}

  @Override
  public String secondRid(UUID eventId, String rid) {
    return packets.reserve(events.get(eventId));
  }
}
