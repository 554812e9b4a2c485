package org.vitalflow.crvs;

import java.time.InstantSource;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.vitalflow.registry.MilestoneReached;

/**
 * When postmen go: a milestone's deliveries commit with it and are told right after; a sweep finds
 * what is due later or was left by a crash.
 */
@Component
class Rounds {
  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

  /** Something is due, once the transaction that says so commits. */
  record Due() {}

  private final Outbox outbox;
  private final SubscriptionTable subscriptions;
  private final Postman postman;
  private final Executor postmen;
  private final ApplicationEventPublisher publisher;
  private final InstantSource clock;

  Rounds(
      Outbox outbox,
      SubscriptionTable subscriptions,
      Postman postman,
      @Qualifier("postmen") Executor postmen,
      ApplicationEventPublisher publisher,
      InstantSource clock) {
    this.outbox = outbox;
    this.subscriptions = subscriptions;
    this.postman = postman;
    this.postmen = postmen;
    this.publisher = publisher;
    this.clock = clock;
  }

  /** Inside the milestone's transaction: no crash comes between the two. */
  @EventListener
  void reached(MilestoneReached milestone) {
    if (outbox.add(milestone.eventId(), milestone.seq()) > 0) {
      publisher.publishEvent(new Due());
    }
  }

  /** On another thread: after commit the connection is still bound to the finished transaction. */
  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
  void due(Due due) {
    postmen.execute(postman::work);
  }

  @Scheduled(fixedDelayString = "PT2S")
  void sweep() {
    int due = subscriptions.due(clock.instant(), CrvsConfiguration.POSTMEN);
    for (int i = 0; i < due; i++) {
      postmen.execute(postman::work);
    }
  }

  @Scheduled(fixedDelayString = "PT1M")
  void tidy() {
    int dead = outbox.giveUp();
    if (dead > 0) {
      LOG.warn("{} notifications are dead: they were tried for too long", dead);
    }
    outbox.forget();
  }
}
