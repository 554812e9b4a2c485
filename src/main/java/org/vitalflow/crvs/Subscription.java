package org.vitalflow.crvs;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who wants to be told.
 *
 * @param milestones words of {@link org.vitalflow.registry.Milestone}; empty: all
 * @param types of events, as in the API's path; empty: all
 * @param reason what the callback did last that was not as it should be, as a code
 * @param verifyAt when the callback is asked next whether it wants this
 * @param verifications how often it was asked in vain
 * @param failures how often in a row it could not be reached
 */
record Subscription(
    UUID id,
    String client,
    String callback,
    List<String> milestones,
    List<String> types,
    State state,
    @Nullable String reason,
    Instant createdAt,
    @Nullable Instant verifiedAt,
    @Nullable Instant verifyAt,
    int verifications,
    int failures) {

  enum State {
    /** Kept for, but not told: its callback has not answered the challenge. */
    PENDING_VERIFICATION,
    ACTIVE,
    /** Its callback said that it is gone; told again once it is verified. */
    PAUSED,
    /** Neither kept for nor told: its callback did not answer the challenge in time. */
    VERIFICATION_FAILED
  }

  URI address() {
    return URI.create(callback);
  }
}
