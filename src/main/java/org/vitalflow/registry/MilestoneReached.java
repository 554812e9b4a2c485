package org.vitalflow.registry;

import java.util.UUID;

/**
 * Something came true of an event; said inside the transaction that made it true.
 *
 * @param seq its number among the event's milestones, growing
 */
public record MilestoneReached(UUID eventId, int seq) {}
