package org.vitalflow.process;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A task of a case that waits for a person.
 *
 * @param taskId the engine's id, as in Tasklist's address of the task
 * @param step the id of the model's element, such as {@code UserTask_RegisterBirth}
 * @param name such as {@code Register birth · B7K3M9QX · LATE}
 * @param role whose work it is, without the office
 * @param office whose work it is, empty where the task is nobody's in particular
 * @param assignee the login of who took it, null while nobody has
 */
public record WorkItem(
    String taskId,
    UUID eventId,
    String step,
    String name,
    String role,
    String office,
    @Nullable String assignee,
    Instant since,
    @Nullable Instant dueAt) {}
