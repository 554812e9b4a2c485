package org.vitalflow.registry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a case's view tells of its packets; the stage that sends packets answers it. */
public interface PacketHistory {
  /** A packet as the outside sees it, with the statuses of the outside contract. */
  record PacketSummary(
      String rid,
      String process,
      String status,
      int attempt,
      @Nullable String reason,
      Instant updatedAt) {}

  /** The packets of an event, oldest first. */
  List<PacketSummary> of(UUID eventId);

  /** The event to which a RID was given. */
  Optional<UUID> eventOf(String rid);
}
