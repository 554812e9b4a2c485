package org.vitalflow.mosip;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What we know of one callback path at the hub.
 *
 * @param generation of the secret the hub was given for this path
 * @param firstConfirmedAt since when events come by this path
 * @param refusal why the hub did not take the last request, as a code
 * @param leavingAt since when we want no more events by this path
 */
record SubscriptionRow(
    String path,
    Topic topic,
    String generation,
    Instant dueAt,
    @Nullable Instant askedAt,
    @Nullable Instant confirmedAt,
    @Nullable Instant firstConfirmedAt,
    @Nullable String refusal,
    @Nullable Instant lastDeliveryAt,
    @Nullable Instant leavingAt,
    @Nullable Instant leftAt) {

  /** Whether the hub has said within {@code patience} that it lives. */
  boolean isAlive(Instant now, Duration patience) {
    return confirmedAt != null && !confirmedAt.isBefore(now.minus(patience));
  }

  /** Whether events have come by this path for that long. */
  boolean isOlderThan(Instant now, Duration age) {
    return firstConfirmedAt != null && firstConfirmedAt.isBefore(now.minus(age));
  }
}
