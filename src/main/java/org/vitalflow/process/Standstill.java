package org.vitalflow.process;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A case in which nothing moves by itself.
 *
 * @param instanceId the engine's id of the process instance; null where none runs
 * @param step the id of the model's element where it stands; empty where no process runs
 * @param suspended whether somebody stopped it in Cockpit
 */
public record Standstill(
    UUID eventId, @Nullable String instanceId, String step, boolean suspended, Instant since) {}
