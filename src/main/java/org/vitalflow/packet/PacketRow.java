package org.vitalflow.packet;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The life of one RID.
 *
 * @param outcome {@code ACCEPTED} or {@code REFUSED} once nothing more can change it
 * @param triggerTried whether a call to trigger it was begun and failed, so that MOSIP may know
 * @param questionWaits whether MOSIP asked something of which the case has not heard
 * @param settledAt when the waiting process was told
 */
record PacketRow(
    String rid,
    UUID eventId,
    String office,
    String source,
    String process,
    int attempt,
    String status,
    @Nullable String reason,
    @Nullable String outcome,
    boolean triggerTried,
    boolean questionWaits,
    @Nullable Instant settledAt,
    Instant updatedAt) {

  boolean isFinal() {
    return outcome != null;
  }

  /** Whether MOSIP was never told to process it. */
  boolean isUntold() {
    return !triggerTried && (status.equals("RID_RESERVED") || status.equals("PACKET_STORED"));
  }
}
