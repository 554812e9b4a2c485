package org.vitalflow.simulator;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Lets time pass once the simulator can be called: what was due before a restart happens first. */
@Component
class Beat {
  private static final long MILLIS = 25;

  private final Threads threads;
  private final Processing processing;
  private final CredentialService credentials;
  private final Subscribers subscribers;
  private final Deliveries deliveries;

  Beat(
      Threads threads,
      Processing processing,
      CredentialService credentials,
      Subscribers subscribers,
      Deliveries deliveries) {
    this.threads = threads;
    this.processing = processing;
    this.credentials = credentials;
    this.subscribers = subscribers;
    this.deliveries = deliveries;
  }

  @EventListener(ApplicationReadyEvent.class)
  void start() {
    subscribers.start();
    threads.every(MILLIS, processing::sweep);
    threads.every(MILLIS, credentials::sweep);
    threads.every(MILLIS, deliveries::sweep);
  }
}
