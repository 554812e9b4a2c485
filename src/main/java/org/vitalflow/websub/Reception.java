package org.vitalflow.websub;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.vitalflow.mosip.CredentialRefused;
import org.vitalflow.mosip.MosipMisconfigured;
import org.vitalflow.mosip.MosipUnavailable;
import org.vitalflow.mosip.Topic;
import org.vitalflow.platform.NotNow;

/**
 * Takes deliveries in: stored first, folded right after the answer to the hub, or by the sweep.
 * None that fails holds up another: fetching, which may hang, has threads of its own.
 */
@Component
class Reception {
  private static final Logger LOG = LoggerFactory.getLogger(Reception.class);

  private final Inbox inbox;
  private final OtherPeople others;
  private final DeliveryCounts counts;
  private final Folding folding;
  private final Executor wakes;
  private final Executor fetches;

  Reception(
      Inbox inbox,
      OtherPeople others,
      DeliveryCounts counts,
      Folding folding,
      @Qualifier("wakes") Executor wakes,
      @Qualifier("fetches") Executor fetches) {
    this.inbox = inbox;
    this.others = others;
    this.counts = counts;
    this.folding = folding;
    this.wakes = wakes;
    this.fetches = fetches;
  }

  /** False only when the delivery could not be stored; the same one again is stored already. */
  boolean take(Topic topic, byte[] body) {
    try {
      if (!others.own(topic, body)) {
        Optional<UUID> fresh = inbox.store(topic, body, DeliveryReader.named(topic, body));
        counts.stored(fresh.isPresent());
        fresh.ifPresent(id -> wakes.execute(() -> fold(id)));
      }
      return true;
    } catch (DataAccessException | TransactionException e) {
      LOG.error("A delivery could not be stored: {}", e.getClass().getSimpleName());
      return false;
    }
  }

  @Scheduled(fixedDelayString = "PT5S")
  void sweep() {
    inbox.due(Inbox.PENDING).forEach(this::fold);
    inbox.due(Inbox.AWAITING_SHARE).forEach(id -> fetches.execute(() -> fetch(id)));
  }

  void fold(UUID id) {
    try {
      if (folding.fold(id)) {
        fetches.execute(() -> fetch(id));
      }
    } catch (RuntimeException e) {
      failed(id, e);
    }
  }

  void fetch(UUID id) {
    try {
      folding.fetch(id);
      fold(id);
    } catch (RuntimeException e) {
      failed(id, e);
    }
  }

  /** What no repetition can mend is set aside at once. */
  private void failed(UUID id, RuntimeException e) {
    if (e instanceof UnreadableDelivery unreadable) {
      LOG.warn("A delivery is set aside: {}", unreadable.reason());
      inbox.quarantine(id, unreadable.reason().name(), unreadable.rid());
    } else if (e instanceof CredentialRefused refused && refused.reason().isFinal()) {
      LOG.warn("A delivery is set aside: {}", refused.reason());
      inbox.quarantine(id, refused.reason().name(), null);
    } else {
      String reason = reason(e);
      LOG.warn("A delivery must wait: {} ({})", reason, e.getClass().getSimpleName());
      inbox.postpone(id, reason);
    }
  }

  private static String reason(RuntimeException e) {
    if (e instanceof CredentialRefused refused) {
      return refused.reason().name();
    }
    if (e instanceof MosipMisconfigured) {
      return "MISCONFIGURED";
    }
    return e instanceof MosipUnavailable || e instanceof NotNow ? "UNAVAILABLE" : "INTERNAL";
  }
}
