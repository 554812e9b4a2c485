package org.vitalflow.desk;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vitalflow.process.FailedStep;
import org.vitalflow.process.WorkItem;

/**
 * One reason why a case does not go on as it should; a case may have several.
 *
 * @param handle what its actions name: a job, a RID, a delivery; empty where there is nothing
 * @param dueAt when it should have been done; null where nothing was due
 * @param task the task that is overdue, where it is one
 * @param instanceId the engine's id of the process instance, where it is about one
 * @param step the id of the model's element; empty where it is about none
 */
record Stuck(
    UUID eventId,
    Reason reason,
    String handle,
    Instant since,
    @Nullable Instant dueAt,
    @Nullable String rid,
    @Nullable WorkItem task,
    @Nullable String instanceId,
    String step) {

  /** What can be done about it; the names are part of the outside contract. */
  enum Action {
    OPEN_TASK,
    RETRY_STEP,
    ASK_MOSIP,
    REPLAY_DELIVERY,
    DISCARD_DELIVERY,
    LOOK_IN_COCKPIT
  }

  /** Why; the names are part of the outside contract. */
  enum Reason {
    /** A person has let a task lie. */
    TASK_OVERDUE(Action.OPEN_TASK),
    /** MOSIP has not answered within the deadline. */
    ANSWER_OVERDUE(Action.ASK_MOSIP),
    MOSIP_MISCONFIGURED(Action.RETRY_STEP, Action.LOOK_IN_COCKPIT),
    MOSIP_UNAVAILABLE(Action.RETRY_STEP, Action.LOOK_IN_COCKPIT),
    STEP_NOT_BEGUN(Action.RETRY_STEP, Action.LOOK_IN_COCKPIT),
    DATABASE_FAILED(Action.RETRY_STEP, Action.LOOK_IN_COCKPIT),
    STEP_FAILED(Action.RETRY_STEP, Action.LOOK_IN_COCKPIT),
    /** No person, job or message would ever move it on: a fault of ours. */
    STANDSTILL(Action.LOOK_IN_COCKPIT),
    /** Somebody stopped it in Cockpit. */
    SUSPENDED(Action.LOOK_IN_COCKPIT),
    /** Nothing of its kind is sent while ID operations look at a run of refusals. */
    SENDS_HELD(Action.OPEN_TASK),
    /** MOSIP said something of it that could not be read. */
    DELIVERY_QUARANTINED(Action.REPLAY_DELIVERY, Action.DISCARD_DELIVERY);

    final List<Action> actions;

    Reason(Action... actions) {
      this.actions = List.of(actions);
    }

    static Reason of(FailedStep.Cause cause) {
      return switch (cause) {
        case MOSIP_MISCONFIGURED -> MOSIP_MISCONFIGURED;
        case MOSIP_UNAVAILABLE -> MOSIP_UNAVAILABLE;
        case NOT_NOW -> STEP_NOT_BEGUN;
        case DATABASE -> DATABASE_FAILED;
        case UNEXPECTED -> STEP_FAILED;
      };
    }

    static Optional<Reason> of(String name) {
      return Arrays.stream(values()).filter(reason -> reason.name().equals(name)).findFirst();
    }
  }

  /** When it should have gone on. */
  Instant overdueFrom() {
    return dueAt == null ? since : dueAt;
  }
}
