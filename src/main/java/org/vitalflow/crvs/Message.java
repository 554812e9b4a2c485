package org.vitalflow.crvs;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vitalflow.registry.Milestone;

/**
 * A milestone on its way to a callback, with what may be told of its event: nothing of a person.
 *
 * @param id of the delivery, the same at each attempt
 * @param attempts made in vain so far
 * @param subject as {@link Milestone} explains it
 * @param status of the event now
 */
record Message(
    UUID id,
    UUID eventId,
    int seq,
    int attempts,
    Milestone milestone,
    String subject,
    Instant at,
    String client,
    String type,
    String status,
    String trackingCode,
    String crvsReference,
    String office,
    @Nullable String registrationNumber) {}
