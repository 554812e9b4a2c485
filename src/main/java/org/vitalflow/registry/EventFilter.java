package org.vitalflow.registry;

import java.util.Optional;
import java.util.UUID;

/**
 * Which events are looked for; every part that is present must hold.
 *
 * @param client only this client's events
 * @param id only this event, found by other means such as its RID
 */
public record EventFilter(
    Optional<String> client,
    Optional<UUID> id,
    Optional<String> trackingCode,
    Optional<String> registrationNumber,
    Optional<String> crvsReference,
    Optional<EventStatus> status,
    Optional<String> type,
    Optional<String> office) {}
