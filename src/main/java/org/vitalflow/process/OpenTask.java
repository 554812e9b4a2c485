package org.vitalflow.process;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A task that waits for a person.
 *
 * @param name such as {@code Register birth · B7K3M9QX · LATE}
 * @param group the role, without the office
 */
public record OpenTask(String name, String group, Instant since, @Nullable Instant dueAt) {}
