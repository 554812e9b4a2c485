package org.vitalflow.mosip;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Keeps the subscriptions alive from the moment our callback can answer. */
@Component
class SubscriptionRenewal {
  private static final Logger LOG = LoggerFactory.getLogger(SubscriptionRenewal.class);

  private final Subscriptions subscriptions;
  private volatile boolean ready;

  SubscriptionRenewal(Subscriptions subscriptions) {
    this.subscriptions = subscriptions;
  }

  @EventListener(ApplicationReadyEvent.class)
  void start() {
    ready = true;
    renew();
  }

  @Scheduled(fixedDelayString = "PT1S")
  void renew() {
    if (!ready) {
      return;
    }
    try {
      subscriptions.renew();
    } catch (RuntimeException e) {
      LOG.warn("Subscriptions could not be renewed: {}", e.getMessage());
    }
  }
}
