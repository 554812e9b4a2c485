package org.vitalflow.desk;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One open task, as a line of the work list.
 *
 * @param registrant empty where the record names nobody
 * @param flag {@code LATE} or {@code DELAYED}, else null
 * @param assignee the login of who has it, null while nobody has
 * @param mine whether the reader has it
 */
record WorkRow(
    String taskId,
    UUID eventId,
    String registrant,
    String parents,
    String place,
    String occurredOn,
    String kind,
    String trackingCode,
    @Nullable String registrationNumber,
    String step,
    @Nullable String flag,
    String since,
    String due,
    boolean overdue,
    @Nullable String assignee,
    boolean mine) {}
