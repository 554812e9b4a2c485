package org.vitalflow.websub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.vitalflow.mosip.CredentialReceipts;
import org.vitalflow.mosip.DataShare;
import org.vitalflow.packet.Packets;
import org.vitalflow.packet.Questions;
import org.vitalflow.packet.Signal;
import org.vitalflow.websub.UnreadableDelivery.Reason;

/**
 * Reads one stored delivery and tells the packet row; the delivery's new state commits with what it
 * changed.
 */
@Component
class Folding {
  private final Inbox inbox;
  private final DeliveryReader reader;
  private final Packets packets;
  private final Questions questions;
  private final DataShare shares;
  private final CredentialReceipts receipts;

  Folding(
      Inbox inbox,
      DeliveryReader reader,
      Packets packets,
      Questions questions,
      DataShare shares,
      CredentialReceipts receipts) {
    this.inbox = inbox;
    this.reader = reader;
    this.packets = packets;
    this.questions = questions;
    this.shares = shares;
    this.receipts = receipts;
  }

  /** Folds the delivery, if nobody else does; true where its credential must be fetched first. */
  @Transactional
  public boolean fold(UUID id) {
    Optional<Inbox.Stored> locked = inbox.lock(id, Inbox.PENDING);
    if (locked.isEmpty()) {
      return false;
    }
    Inbox.Stored stored = locked.get();
    ObjectNode body = json(stored);
    Optional<String> fetched = Optional.ofNullable(stored.share()).map(DataShare::text);
    if (fetched.isEmpty() && DeliveryReader.share(stored.topic(), body).isPresent()) {
      inbox.awaitShare(id);
      return true;
    }
    take(id, reader.read(stored.topic(), body, fetched));
    return false;
  }

  /**
   * Fetches the credential of a delivery, if nobody else does. The row stays locked meanwhile, so
   * that no other node uses the share up.
   */
  @Transactional
  public void fetch(UUID id) {
    inbox
        .lock(id, Inbox.AWAITING_SHARE)
        .ifPresent(
            stored -> {
              String address =
                  DeliveryReader.share(stored.topic(), json(stored))
                      .orElseThrow(() -> new UnreadableDelivery(Reason.NO_CREDENTIAL));
              inbox.shared(id, shares.fetch(address));
            });
  }

  private void take(UUID id, Delivery delivery) {
    if (delivery instanceof Delivery.Credential credential) {
      if (!packets.said(credential.rid(), Signal.CREDENTIAL_RECEIVED, credential.identifiers())) {
        throw new UnreadableDelivery(Reason.NOT_OUR_RID, credential.rid());
      }
      inbox.folded(id);
      if (receipts.areWanted() && !credential.requestId().isEmpty()) {
        inbox.receiptDue(id, credential.requestId());
      }
    } else if (isOurs(delivery)) {
      inbox.folded(id);
    } else {
      inbox.unknown(id, delivery.rid());
    }
  }

  private boolean isOurs(Delivery delivery) {
    if (delivery instanceof Delivery.Paused paused) {
      return questions.paused(paused.rid(), paused.process(), paused.requestId());
    }
    return delivery instanceof Delivery.Completed completed
        && packets.said(completed.rid(), completed.signal(), List.of());
  }

  private static ObjectNode json(Inbox.Stored stored) {
    return DeliveryJson.read(stored.body())
        .orElseThrow(() -> new UnreadableDelivery(Reason.NOT_JSON));
  }
}
