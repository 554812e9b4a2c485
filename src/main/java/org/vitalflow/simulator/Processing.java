package org.vitalflow.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What happens between the trigger and the outcome; waiting outcomes outlive a restart. */
@Component
class Processing {
  private static final Logger LOG = LoggerFactory.getLogger(Processing.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final Set<Effect> ENDS =
      EnumSet.of(Effect.REJECT, Effect.FAIL, Effect.NEVER, Effect.PAUSE_FOR_INFO);

  private final Store store;
  private final Faults faults;
  private final PacketValidator validator;
  private final Identities identities;
  private final Events events;
  private final Outbox outbox;
  private final DataShareController shares;
  private final Duration time;

  Processing(
      Store store,
      Faults faults,
      PacketValidator validator,
      Identities identities,
      Events events,
      Outbox outbox,
      DataShareController shares,
      SimulatorConfiguration.Settings settings) {
    this.store = store;
    this.faults = faults;
    this.validator = validator;
    this.identities = identities;
    this.events = events;
    this.outbox = outbox;
    this.shares = shares;
    this.time = Duration.ofMillis(settings.processingMillis());
  }

  /** Takes a RID once; gives the new instance's id, or nothing if there is one already. */
  Optional<String> accept(String rid, String process, String source) {
    Instant now = Instant.now();
    String id = UUID.randomUUID().toString();
    boolean isNew =
        store.change(
            change -> {
              if (store.workflows.find(rid).isPresent()) {
                return false;
              }
              change.put(
                  store.workflows,
                  rid,
                  new Rows.Workflow(rid, process, source, id, now, null, null, null, null));
              change.put(store.pending, rid, new Rows.Pending(rid, now.plus(time), false));
              return true;
            });
    if (isNew && faults.waits(Place.DELIVER, Effect.EARLY, faults.subjectOf(rid))) {
      early(rid);
    }
    return isNew ? Optional.of(id) : Optional.empty();
  }

  /** Publishes before the trigger is answered, and holds that answer until it was delivered. */
  private void early(String rid) {
    Set<String> keys =
        store.pending.find(rid).map(pending -> process(pending, pending.due())).orElse(Set.of());
    Instant end = Instant.now().plus(PATIENCE);
    try {
      while (outbox.hasAnyOf(keys) && Instant.now().isBefore(end)) {
        Thread.sleep(5);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
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
          Rows.Workflow flow = store.workflows.find(rid).orElse(null);
          Rows.Packet packet = store.packets.find(rid).orElse(null);
          if (flow == null || store.pending.find(rid).isEmpty()) {
            return Set.of();
          }
          if (packet == null) {
            // MOSIP looks again and again, and says nothing
            again(change, pending, time.plusMillis(100), pending.slowed());
            return Set.of();
          }
          Subject subject = faults.subjectOf(rid);
          if (!pending.slowed()) {
            Optional<Fault> slow = faults.take(Place.PROCESS, EnumSet.of(Effect.SLOW), subject);
            if (slow.isPresent()) {
              again(change, pending, slow.get().delay(), true);
              return Set.of();
            }
          }
          change.remove(store.pending, rid);
          Effect effect = faults.take(Place.PROCESS, ENDS, subject).map(Fault::effect).orElse(null);
          return end(change, flow, packet, effect, notBefore);
        });
  }

  private void again(Store.Change change, Rows.Pending pending, Duration delay, boolean slowed) {
    Instant then = Instant.now().plus(delay);
    change.put(store.pending, pending.rid(), new Rows.Pending(pending.rid(), then, slowed));
  }

  private Set<String> end(
      Store.Change change,
      Rows.Workflow flow,
      Rows.Packet packet,
      @Nullable Effect effect,
      Instant notBefore) {
    String rid = flow.rid();
    if (effect == Effect.NEVER) {
      return Set.of();
    }
    if (effect == Effect.PAUSE_FOR_INFO) {
      String request = rid + "-BIOMETRIC_CORRECTION-1";
      change.put(store.workflows, rid, flow.paused(request));
      String body = events.paused(rid, flow.process(), request);
      return outbox.publish(change, Topics.PAUSED, rid, body, Outbox.REAL, notBefore);
    }
    if (effect == Effect.REJECT) {
      return completed(change, flow.ended("REJECTED", Failure.DUPLICATE), notBefore);
    }
    Failure failure = effect == Effect.FAIL ? Failure.ORDERED : validator.failureOf(packet);
    if (failure != null) {
      return completed(change, flow.ended("FAILED", failure), notBefore);
    }
    if (flow.process().equals("CRVS_NEW")) {
      Rows.Identity child = identities.issue(change, rid);
      Set<String> early = new HashSet<>(completed(change, flow.processed(child.uin()), notBefore));
      early.addAll(credential(change, child, packet, notBefore));
      return early;
    }
    String number = packet.fields().getOrDefault("UIN", "");
    Rows.Identity person = identities.find(number).orElse(null);
    if (person == null) {
      return completed(change, flow.ended("FAILED", Failure.IDENTITY), notBefore);
    }
    if (flow.process().equals("CRVS_DEATH")) {
      identities.died(change, person);
    }
    return completed(change, flow.processed(person.uin()), notBefore);
  }

  private Set<String> completed(Store.Change change, Rows.Workflow ended, Instant notBefore) {
    change.put(store.workflows, ended.rid(), ended);
    String body = events.completed(ended.rid(), ended.process(), String.valueOf(ended.outcome()));
    return outbox.publish(change, Topics.COMPLETED, ended.rid(), body, Outbox.REAL, notBefore);
  }

  private Set<String> credential(
      Store.Change change, Rows.Identity child, Rows.Packet packet, Instant notBefore) {
    Events.Credential made = events.credential(packet.rid(), child.vid(), packet.fields());
    boolean shared =
        faults
            .take(
                Place.DELIVER,
                EnumSet.of(Effect.DATA_SHARE),
                faults.subjectOf(List.of(packet.rid())))
            .isPresent();
    String body = events.issued(made, shared ? shares.share(change, made) : null);
    String kind = shared ? Effect.DATA_SHARE.name() : Outbox.REAL;
    return outbox.publish(change, Topics.CREDENTIAL, packet.rid(), body, kind, notBefore);
  }
}
