package org.vitalflow.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.vitalflow.desk.Stuck.Action;
import org.vitalflow.mosip.SubscriptionState;
import org.vitalflow.platform.Staff;
import org.vitalflow.platform.StaffRole;
import org.vitalflow.process.EngineWatch;

/** The list of what does not go on, in the words of its reader. */
@Component
class StuckView {
  private final EngineWatch engine;

  StuckView(EngineWatch engine) {
    this.engine = engine;
  }

  /** A line in words, with what this reader may do; an empty link or handle is not offered. */
  record Row(
      String kind,
      String trackingCode,
      String office,
      String status,
      String reason,
      String detail,
      String since,
      String overdue,
      String rid,
      String task,
      String caseLink,
      String taskLink,
      String cockpitLink,
      String retry,
      String ask,
      boolean delivery,
      boolean notification) {}

  /** A subscription in words. */
  record Topic(String name, String confirmed, String delivered, String refusal) {}

  Row row(StuckList.Line line, Staff person, Wording wording) {
    StuckList.Item item = line.item();
    Stuck stuck = line.stuck();
    boolean mends = person.may(StaffRole::mendsCases);
    boolean opens = item.office().equals(person.office()) && person.may(StaffRole::seesNames);
    return new Row(
        wording.say("desk.kind." + item.type(), item.type()),
        item.trackingCode(),
        item.office(),
        wording.say("desk.status." + item.status(), item.status().name()),
        wording.say("desk.stuck.reason." + item.reason()),
        item.detail(),
        item.dueAt() == null
            ? wording.say("desk.work.since", new Object[] {wording.moment(item.since())})
            : wording.say("desk.stuck.due", new Object[] {wording.moment(item.dueAt())}),
        lasted(item.overdueSeconds(), wording),
        Optional.ofNullable(item.rid()).orElse(""),
        task(line, wording),
        opens ? "/desk/cases/" + item.id() : "",
        isTheirs(stuck, person) ? "/camunda/app/tasklist/default/#/?task=" + stuck.handle() : "",
        person.may(StaffRole::looksIntoProcesses) ? cockpit(stuck) : "",
        mends && item.actions().contains(Action.RETRY_STEP) ? stuck.handle() : "",
        mends && item.actions().contains(Action.ASK_MOSIP) ? stuck.handle() : "",
        mends && item.actions().contains(Action.REPLAY_DELIVERY),
        item.actions().contains(Action.SEND_NOTIFICATION)
            && person.may(StaffRole::tendsNotifications));
  }

  /** Where Cockpit shows the process instance; empty where none runs. */
  private String cockpit(Stuck stuck) {
    return Optional.ofNullable(stuck.instanceId())
        .or(
            () ->
                engine.instance(
                    Optional.ofNullable(stuck.rid()).orElse(stuck.eventId().toString())))
        .map(id -> "/camunda/app/cockpit/default/#/process-instance/" + id + "/runtime")
        .orElse("");
  }

  private static String task(StuckList.Line line, Wording wording) {
    var open = line.item().openTask();
    if (open == null) {
      return "";
    }
    var task = line.stuck().task();
    String step = open.name().split(" · ", 2)[0];
    return wording.say("role." + open.group(), open.group())
        + ": "
        + (task == null ? step : WorkList.step(task, wording));
  }

  private static boolean isTheirs(Stuck stuck, Staff person) {
    var task = stuck.task();
    return task != null
        && task.office().equals(person.office())
        && person.may(role -> role.group().equals(task.role()));
  }

  private static String lasted(long seconds, Wording wording) {
    Duration time = Duration.ofSeconds(seconds);
    if (time.toDays() > 0) {
      return wording.say("desk.stuck.days", new Object[] {time.toDays()});
    }
    return time.toHours() > 0
        ? wording.say("desk.stuck.hours", new Object[] {time.toHours()})
        : wording.say("desk.stuck.minutes", new Object[] {time.toMinutes()});
  }

  static Topic topic(SubscriptionState state, Wording wording) {
    return new Topic(
        wording.say("desk.topic." + state.topic(), state.topic().name()),
        moment(state.confirmed(), wording),
        moment(state.lastDelivery(), wording),
        state.refusal() == null ? "" : wording.say("desk.topic.refusal." + state.refusal()));
  }

  private static String moment(@Nullable Instant at, Wording wording) {
    return at == null ? "" : wording.moment(at);
  }
}
