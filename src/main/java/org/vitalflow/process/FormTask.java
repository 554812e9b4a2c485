package org.vitalflow.process;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vitalflow.platform.Staff;

/**
 * A task whose form a person has before them.
 *
 * @param id the engine's id of the task
 * @param step the id of the model's element, such as {@code UserTask_RegisterBirth}
 * @param rid of the packet the task is about, if it is about one
 * @param handling what the decision {@code handling} said, if it was asked
 * @param language of the person
 */
public record FormTask(
    String id,
    String step,
    UUID eventId,
    @Nullable String rid,
    @Nullable String handling,
    Staff person,
    Locale language) {}
