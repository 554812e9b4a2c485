package org.vitalflow.registry;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The cases' rows. Every change joins the caller's transaction, so a step and its record commit
 * together.
 */
@Component
public class Events {
  /** The event, if it exists. */
  public Optional<Event> find(UUID id) {
    throw new UnsupportedOperationException();
  }

  /** The event of a case the engine knows; fails if it is not there. */
  public Event get(UUID id) {
    throw new UnsupportedOperationException();
  }

  /** Sets what the outside sees. */
  public void status(UUID id, EventStatus status) {
    throw new UnsupportedOperationException();
  }

  /**
   * Keeps the timeliness that the decision gave: {@code ON_TIME}, {@code LATE} or {@code DELAYED}.
   */
  public void timeliness(UUID id, String timeliness) {
    throw new UnsupportedOperationException();
  }

  /** Gives the event its place in the register, with the number of the CRVS or our own. */
  public void register(UUID id, String registrationNumber) {
    throw new UnsupportedOperationException();
  }

  /**
   * Allots the next registration number of an office, kind and year; call it last in its own short
   * transaction.
   */
  public String nextRegistrationNumber(String office, String type, int year) {
    throw new UnsupportedOperationException();
  }

  /** An identity is asked for. */
  public void idRequested(UUID id) {
    throw new UnsupportedOperationException();
  }

  /**
   * No identity is asked for, for this reason of the outside contract (such as {@code
   * OVER_INFANT_AGE}).
   */
  public void idNotRequested(UUID id, String reason) {
    throw new UnsupportedOperationException();
  }
}
