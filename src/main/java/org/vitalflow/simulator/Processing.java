package org.vitalflow.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** When a triggered packet is looked at, and how often; what waits outlives a restart. */
@Component
class Processing {
  private static final Logger LOG = LoggerFactory.getLogger(Processing.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);

  private final Store store;
  private final Faults faults;
  private final Outcomes outcomes;
  private final Outbox outbox;
  private final Duration time;
  private final long pickupMillis;
  private final int attempts;

  Processing(
      Store store,
      Faults faults,
      Outcomes outcomes,
      Outbox outbox,
      SimulatorConfiguration.Settings settings) {
    this.store = store;
    this.faults = faults;
    this.outcomes = outcomes;
    this.outbox = outbox;
    this.time = Duration.ofMillis(settings.processingMillis());
    this.pickupMillis = settings.pickupMillis();
    this.attempts = settings.reprocessAttempts();
  }

  /** Takes a RID once; gives the new instance's id, or nothing if there is one already. */
  Optional<String> accept(String rid, String process, String source) {
    Workflow flow = Workflow.begun(rid, process, source, Instant.now());
    boolean isNew =
        store.change(
            change -> {
              if (store.workflows.has(rid)) {
                return false;
              }
              begin(change, flow, null);
              return true;
            });
    return isNew ? Optional.of(early(flow)) : Optional.empty();
  }

  /**
   * Lets a paused packet go on with the packet that brings what was asked for; false if it does not
   * wait for that now.
   */
  boolean correct(String rid, String request) {
    Optional<Workflow> resumed =
        store.change(
            change ->
                store
                    .workflows
                    .find(rid)
                    .filter(flow -> request.equals(flow.infoRequest()))
                    .map(flow -> begin(change, flow.resumed(), request)));
    resumed.ifPresent(this::early);
    return resumed.isPresent();
  }

  /** Lets a paused packet go on without what was asked for. */
  void resume(Store.Change change, Workflow paused) {
    begin(change, paused.resumed(), null);
  }

  private Workflow begin(Store.Change change, Workflow flow, @Nullable String correction) {
    change.put(store.workflows, flow.rid(), flow);
    Instant due = pickUp(Instant.now()).plus(time);
    change.put(store.pending, flow.rid(), new Rows.Pending(flow.rid(), due, false, 0, correction));
    return flow;
  }

  /** MOSIP's trigger sends no message; a job looks for what was triggered, every so often. */
  private Instant pickUp(Instant now) {
    if (pickupMillis <= 0) {
      return now;
    }
    return Instant.ofEpochMilli(
        Math.floorDiv(now.toEpochMilli() + pickupMillis - 1, pickupMillis) * pickupMillis);
  }

  /**
   * Where a fault asks for it, publishes before the trigger is answered, and holds that answer
   * until it was delivered.
   */
  private String early(Workflow flow) {
    if (!faults.waits(Place.DELIVER, Effect.EARLY, faults.subjectOf(flow.rid()))) {
      return flow.id();
    }
    Set<String> keys =
        store
            .pending
            .find(flow.rid())
            .map(pending -> process(pending, pending.due()))
            .orElse(Set.of());
    Instant end = Instant.now().plus(PATIENCE);
    try {
      while (outbox.hasAnyOf(keys) && Instant.now().isBefore(end)) {
        Thread.sleep(5);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return flow.id();
  }

  /** Lets everything happen that is due. */
  void sweep() {
    Instant now = Instant.now();
    for (Rows.Pending pending : store.pending.values()) {
      if (!pending.due().isAfter(now)) {
        try {
          process(pending, now);
        } catch (RuntimeException e) {
          LOG.error("A packet could not be processed: {}", e.getClass().getSimpleName());
        }
      }
    }
  }

  private Set<String> process(Rows.Pending pending, Instant notBefore) {
    String rid = pending.rid();
    return store.change(
        change -> {
          Workflow flow = store.workflows.find(rid).orElse(null);
          if (flow == null || !store.pending.has(rid)) {
            return Set.of();
          }
          Rows.Packet packet = store.packets.find(rid).orElse(null);
          if (packet == null || !store.packets.has(pending.packet())) {
            lookAgain(change, pending, flow);
            return Set.of();
          }
          if (!pending.slowed()) {
            Optional<Fault> slow =
                faults.take(Place.PROCESS, EnumSet.of(Effect.SLOW), faults.subjectOf(rid));
            if (slow.isPresent()) {
              Instant then = Instant.now().plus(slow.get().delay());
              put(change, pending, then, true, pending.tries());
              return Set.of();
            }
          }
          change.remove(store.pending, rid);
          return outcomes.of(change, flow, packet, notBefore);
        });
  }

  /** The first stage looks for the packet as often as it is set; then MOSIP tells nobody. */
  private void lookAgain(Store.Change change, Rows.Pending pending, Workflow flow) {
    int tries = pending.tries() + 1;
    if (tries >= attempts) {
      change.remove(store.pending, flow.rid());
      change.put(store.workflows, flow.rid(), flow.givenUp());
    } else {
      Instant then = pickUp(Instant.now().plus(BETWEEN_TRIES)).plus(time);
      put(change, pending, then, pending.slowed(), tries);
    }
  }

  private void put(
      Store.Change change, Rows.Pending pending, Instant then, boolean slowed, int tries) {
    change.put(
        store.pending,
        pending.rid(),
        new Rows.Pending(pending.rid(), then, slowed, tries, pending.correction()));
  }
}
