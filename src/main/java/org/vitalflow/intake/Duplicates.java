package org.vitalflow.intake;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.vitalflow.process.Policies;
import org.vitalflow.registry.DuplicateSearches;
import org.vitalflow.registry.Event;
import org.vitalflow.registry.Events;
import org.vitalflow.registry.Journal;
import org.vitalflow.registry.Milestone;
import org.vitalflow.registry.Milestones;
import org.vitalflow.registry.Twins;
import org.vitalflow.registry.Twins.Twin;

/** Looks for second reports of an event, and does what people decided about them. */
@Component
class Duplicates {
  /** Why no identity is asked for in what is held. */
  static final String HELD = "DUPLICATE_HELD";

  private static final String OURS = "vitalflow";

  private final DuplicateSearches searches;
  private final Twins twins;
  private final Events events;
  private final Journal journal;
  private final Milestones milestones;
  private final Policies policies;

  Duplicates(
      DuplicateSearches searches,
      Twins twins,
      Events events,
      Journal journal,
      Milestones milestones,
      Policies policies) {
    this.searches = searches;
    this.twins = twins;
    this.events = events;
    this.journal = journal;
    this.milestones = milestones;
    this.policies = policies;
  }

  /**
   * What a search found.
   *
   * @param likely whether a person must look at a pair
   * @param oneOffice whether both of the pair are of one office
   */
  record Found(boolean likely, boolean oneOffice) {}

  /** Searches, keeps how it went, and asks about the likeliest twin if it is likely enough. */
  Found search(UUID eventId) {
    Event event = events.get(eventId);
    DuplicateSearches.Result result = searches.search(event);
    DuplicateSearches.Found best =
        result
            .best()
            .filter(
                found ->
                    policies.likelihood(event.type(), found.likeness().score()).equals("POSSIBLE"))
            .orElse(null);
    searches.keep(event, result.compared(), best != null);
    if (best == null) {
      twins.forget(eventId);
      return new Found(false, true);
    }
    twins.ask(event, best);
    return new Found(true, events.get(best.otherId()).office().equals(event.office()));
  }

  /** Holds what its CRVS has registered: no identity, no certificate; both senders are told. */
  void hold(UUID eventId) {
    events.idNotRequested(eventId, HELD);
    tellBoth(twin(eventId), "DUPLICATE_REGISTRATION", OURS);
  }

  /** What is held goes on: whether an identity is asked for is decided anew. */
  void release(Twin twin, String person) {
    twins.decide(twin, Twins.DIFFERENT, person);
    events.idUndecided(twin.eventId());
    tellBoth(twin, "DUPLICATE_RELEASED", person);
  }

  /** The event ends in favour of the other one. */
  void end(UUID eventId) {
    Event other = events.get(twin(eventId).otherId());
    journal.note(eventId, "DUPLICATE", OURS, other.trackingCode());
    milestones.reached(eventId, Milestone.DUPLICATE, other.trackingCode());
  }

  private Twin twin(UUID eventId) {
    return twins
        .last(eventId)
        .orElseThrow(() -> new IllegalStateException("No pair of event " + eventId));
  }

  /** Each sender learns the other's tracking code and no more. */
  private void tellBoth(Twin twin, String what, String by) {
    Event event = events.get(twin.eventId());
    Event other = events.get(twin.otherId());
    journal.note(event.id(), what, by, other.trackingCode());
    journal.note(other.id(), what, OURS, event.trackingCode());
    milestones.reached(event.id(), Milestone.valueOf(what), other.trackingCode());
    milestones.reached(other.id(), Milestone.valueOf(what), event.trackingCode());
  }
}
