package org.vitalflow.registry;

import java.util.OptionalInt;
import java.util.UUID;

/** What the last search for other records of the same event found. */
public interface SearchResult {
  /** How many other records look like this one; empty where nobody has searched yet. */
  OptionalInt alike(UUID eventId);
}
