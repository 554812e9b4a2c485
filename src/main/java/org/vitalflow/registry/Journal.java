package org.vitalflow.registry;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who did or saw what, append-only, one hash chain per event, without personal values. */
@Component
public class Journal {
  /** One entry of an event's timeline; {@code what} is an upper-case word. */
  public record Entry(Instant at, String what, String by, @Nullable String detail) {}

  /** Adds an entry; {@code by} is a client, a person's login, or {@code vitalflow} itself. */
  public void note(UUID eventId, String what, String by, @Nullable String detail) {
    throw new UnsupportedOperationException();
  }

  /** All entries of an event, oldest first. */
  public List<Entry> timeline(UUID eventId) {
    throw new UnsupportedOperationException();
  }
}
