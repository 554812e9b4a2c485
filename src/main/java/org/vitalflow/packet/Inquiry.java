package org.vitalflow.packet;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was asked about a RID, in either direction.
 *
 * @param question MOSIP's: the process it wants, a space, the id of its request
 * @param externalStatus what MOSIP's status service said when a person asked
 * @param lookedAt when that was
 * @param rawStatus MOSIP's own status, where it could be had
 * @param nextLook when MOSIP is asked next
 */
record Inquiry(
    @Nullable String question,
    @Nullable String externalStatus,
    @Nullable Instant lookedAt,
    @Nullable String rawStatus,
    @Nullable Instant nextLook) {}
