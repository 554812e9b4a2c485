package org.vitalflow.packet;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The life of one RID.
 *
 * @param outcome {@code ACCEPTED} or {@code REFUSED} once nothing more can change it
 * @param finalBy by which channel the outcome was heard; null where there is none, or it is ours
 * @param triggered whether MOSIP has accepted its trigger
 * @param triggerTried whether a call to trigger it was begun and failed, so that MOSIP may know
 * @param questionWaits whether MOSIP asked something of which the case has not heard
 * @param twinTold whether people were told that the person may have two identities by it
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
    @Nullable Channel finalBy,
    boolean triggered,
    boolean triggerTried,
    boolean questionWaits,
    boolean twinTold,
    @Nullable Instant settledAt,
    Instant updatedAt) {

  boolean isFinal() {
    return outcome != null;
  }

  boolean isAccepted() {
    return "ACCEPTED".equals(outcome);
  }

  boolean isRefused() {
    return "REFUSED".equals(outcome);
  }

  /** Whether MOSIP was never told to process it. */
  boolean isUntold() {
    return !triggered
        && !triggerTried
        && (status.equals("RID_RESERVED") || status.equals("PACKET_STORED"));
  }
}
