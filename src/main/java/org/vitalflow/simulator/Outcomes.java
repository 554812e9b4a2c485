package org.vitalflow.simulator;

import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What MOSIP's stages make of a packet, and whom it tells. */
@Component
class Outcomes {
  private static final Set<Effect> ENDS =
      EnumSet.of(
          Effect.REJECT, Effect.FAIL, Effect.NEVER, Effect.PAUSE_FOR_INFO, Effect.REPROCESS_FAILED);

  private final Store store;
  private final Faults faults;
  private final PacketValidator validator;
  private final Identities identities;
  private final Events events;
  private final Outbox outbox;
  private final CredentialService credentials;

  Outcomes(
      Store store,
      Faults faults,
      PacketValidator validator,
      Identities identities,
      Events events,
      Outbox outbox,
      CredentialService credentials) {
    this.store = store;
    this.faults = faults;
    this.validator = validator;
    this.identities = identities;
    this.events = events;
    this.outbox = outbox;
    this.credentials = credentials;
  }

  /**
   * Ends the workflow, pauses it, or leaves it where it is.
   *
   * @param notBefore when events are due that no fault makes early
   * @return the keys of the deliveries that are early
   */
  Set<String> of(Store.Change change, Workflow flow, Rows.Packet packet, Instant notBefore) {
    Effect effect =
        faults
            .take(Place.PROCESS, ENDS, faults.subjectOf(flow.rid()))
            .map(Fault::effect)
            .orElse(null);
    if (effect == Effect.NEVER) {
      return Set.of();
    }
    if (effect == Effect.REPROCESS_FAILED) {
      change.put(store.workflows, flow.rid(), flow.givenUp());
      return Set.of();
    }
    if (effect == Effect.PAUSE_FOR_INFO) {
      return paused(change, flow.paused(), notBefore);
    }
    if (effect == Effect.REJECT) {
      return completed(change, flow.ended("REJECTED", Failure.DUPLICATE), notBefore);
    }
    Failure failure = effect == Effect.FAIL ? Failure.ORDERED : validator.failureOf(packet);
    if (failure != null) {
      return completed(change, flow.ended("FAILED", failure), notBefore);
    }
    return flow.process().equals("CRVS_NEW")
        ? birth(change, flow, packet, notBefore)
        : update(change, flow, packet, notBefore);
  }

  /** An operator's end of a paused packet. */
  void stopped(Store.Change change, Workflow flow) {
    completed(change, flow.ended("REJECTED", Failure.STOPPED), Instant.now());
  }

  /** Somebody of MOSIP decides that the child is nobody else. */
  void approved(Store.Change change, Workflow flow) {
    issued(change, flow, Instant.now());
  }

  private Set<String> birth(
      Store.Change change, Workflow flow, Rows.Packet packet, Instant notBefore) {
    return identities.hasTwin(packet)
        ? completed(change, flow.ended("REJECTED", Failure.DUPLICATE), notBefore)
        : issued(change, flow, notBefore);
  }

  private Set<String> issued(Store.Change change, Workflow flow, Instant notBefore) {
    Rows.Identity child = identities.issue(change, flow.rid());
    Set<String> early = new HashSet<>(completed(change, flow.processed(child.uin()), notBefore));
    early.addAll(credentials.ofBirth(change, child, notBefore));
    return early;
  }

  /** A death is an update of the identity: the completed event is all that is told. */
  private Set<String> update(
      Store.Change change, Workflow flow, Rows.Packet packet, Instant notBefore) {
    String number = packet.fields().getOrDefault("UIN", "");
    Optional<Rows.Identity> person =
        identities.find(number).filter(one -> !number.equals(one.rid()));
    if (person.isEmpty()) {
      return completed(change, flow.ended("FAILED", Failure.IDENTITY), notBefore);
    }
    identities.amend(change, person.get(), packet);
    return completed(change, flow.processed(person.get().uin()), notBefore);
  }

  private Set<String> paused(Store.Change change, Workflow flow, Instant notBefore) {
    change.put(store.workflows, flow.rid(), flow);
    String body = events.paused(flow.rid(), flow.process(), String.valueOf(flow.infoRequest()));
    return outbox.publish(change, Topics.PAUSED, flow.rid(), body, Outbox.REAL, notBefore);
  }

  private Set<String> completed(Store.Change change, Workflow ended, Instant notBefore) {
    change.put(store.workflows, ended.rid(), ended);
    String body = events.completed(ended.rid(), ended.process(), String.valueOf(ended.outcome()));
    return outbox.publish(change, Topics.COMPLETED, ended.rid(), body, Outbox.REAL, notBefore);
  }
}
