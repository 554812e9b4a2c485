package org.vitalflow.crvs;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A milestone and how the telling of it goes.
 *
 * @param id the {@code VitalFlow-Id} of its message
 * @param status {@code WAITING}, {@code DELIVERED} or {@code DEAD}
 * @param attempts made so far; counted anew when it is replayed
 * @param outcome of the last attempt: {@code HTTP_2XX} to {@code HTTP_5XX}, {@code TIMEOUT}, {@code
 *     UNREACHABLE}, {@code TLS}, {@code ADDRESS_REFUSED}
 * @param nextAttemptAt at the earliest; an event's messages wait for each other
 */
@Schema(name = "Delivery")
record DeliveryView(
    UUID id,
    UUID event,
    String trackingCode,
    String milestone,
    String status,
    int attempts,
    @Nullable String outcome,
    Instant createdAt,
    @Nullable Instant lastAttemptAt,
    @Nullable Instant nextAttemptAt) {}
