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
    // while we were away a delivery may have failed, and the hub has forgotten us
    subscriptions.askAgain();
    ready = true;
    renew();
  }

  @Scheduled(fixedDelayString = "PT1S")
  void renew() {
    if (ready) {
      for (Topic topic : Topic.values()) {
        renew(topic);
      }
    }
  }

  private void renew(Topic topic) {
    try {
      subscriptions.renew(topic);
    } catch (RuntimeException e) {
      LOG.warn("The subscription {} could not be renewed: {}", topic, e.getMessage());
    }
  }
}
