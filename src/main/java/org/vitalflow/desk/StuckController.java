package org.vitalflow.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.vitalflow.desk.Stuck.Action;
import org.vitalflow.mosip.SubscriptionState;
import org.vitalflow.mosip.Subscriptions;
import org.vitalflow.packet.Silence;
import org.vitalflow.platform.Country;
import org.vitalflow.platform.Staff;
import org.vitalflow.platform.StaffRole;
import org.vitalflow.process.EngineWatch;

/** The cases that do not go on, without names: why, since when, and what may be done. */
@Controller
@RequestMapping("/desk/stuck")
class StuckController {
  private static final int SIZE = 50;

  private final StuckList list;
  private final StuckActions actions;
  private final EngineWatch engine;
  private final Silence silence;
  private final Subscriptions subscriptions;
  private final Country country;
  private final Desk desk;

  StuckController(
      StuckList list,
      StuckActions actions,
      EngineWatch engine,
      Silence silence,
      Subscriptions subscriptions,
      Country country,
      Desk desk) {
    this.list = list;
    this.actions = actions;
    this.engine = engine;
    this.silence = silence;
    this.subscriptions = subscriptions;
    this.country = country;
    this.desk = desk;
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
      boolean delivery) {}

  /** A subscription in words. */
  record Topic(String name, String confirmed, String delivered, String refusal) {}

  @GetMapping
  String page(
      @RequestParam(defaultValue = "") String office,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "1") int page,
      Authentication login,
      Locale locale,
      Model model) {
    Staff person = Staff.of(login);
    Wording wording = desk.wording(person, locale);
    Optional<String> scope = scope(person, office);
    int at = Math.min(Math.max(page, 1), 1_000_000);
    StuckList.Lines found = list.page(scope, Stuck.Reason.of(reason), at - 1, SIZE, wording);
    model.addAttribute(
        "rows", found.lines().stream().map(line -> row(line, person, wording)).toList());
    model.addAttribute("total", found.total());
    model.addAttribute("page", at);
    model.addAttribute("pages", Math.max(1, (found.total() + SIZE - 1) / SIZE));
    model.addAttribute("reasons", Arrays.stream(Stuck.Reason.values()).map(Enum::name).toList());
    model.addAttribute("reason", reason);
    model.addAttribute("offices", seesAll(person) ? country.offices().keySet() : List.of());
    model.addAttribute("office", scope.orElse(""));
    silence
        .alarm()
        .ifPresent(
            alarm -> {
              model.addAttribute("silentSince", wording.moment(alarm.since()));
              model.addAttribute("silentFor", alarm.waiting());
            });
    model.addAttribute(
        "topics", subscriptions.states().stream().map(s -> topic(s, wording)).toList());
    return "desk/stuck";
  }

  @PostMapping("/steps/{jobId}/retry")
  String retry(@PathVariable String jobId, Authentication login, RedirectAttributes message) {
    message.addFlashAttribute("said", actions.retry(Staff.of(login), jobId));
    return "redirect:/desk/stuck";
  }

  @PostMapping("/packets/{rid}/ask")
  String ask(@PathVariable String rid, Authentication login, RedirectAttributes message) {
    message.addFlashAttribute("said", actions.ask(Staff.of(login), rid));
    return "redirect:/desk/stuck";
  }

  /** All offices, or one, for those who look into processes; the others see their own. */
  private static Optional<String> scope(Staff person, String office) {
    return seesAll(person)
        ? Optional.of(office).filter(one -> !one.isBlank())
        : Optional.of(person.office());
  }

  private static boolean seesAll(Staff person) {
    return person.roles().stream().anyMatch(StaffRole::looksIntoProcesses);
  }

  private Row row(StuckList.Line line, Staff person, Wording wording) {
    StuckList.Item item = line.item();
    Stuck stuck = line.stuck();
    boolean mends = person.roles().stream().anyMatch(StaffRole::mendsCases);
    boolean opens =
        item.office().equals(person.office())
            && person.roles().stream().anyMatch(StaffRole::seesNames);
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
        seesAll(person) ? cockpit(stuck) : "",
        mends && item.actions().contains(Action.RETRY_STEP) ? stuck.handle() : "",
        mends && item.actions().contains(Action.ASK_MOSIP) ? stuck.handle() : "",
        mends && item.actions().contains(Action.REPLAY_DELIVERY));
  }

  /** Where Cockpit shows the process instance; empty where none runs. */
  private String cockpit(Stuck stuck) {
    return Optional.ofNullable(stuck.instanceId())
        .or(
            () ->
                engine.instance(Optional.ofNullable(stuck.rid()).orElse(stuck.eventId().toString())))
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
        && person.roles().stream().anyMatch(role -> role.group().equals(task.role()));
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

  private static Topic topic(SubscriptionState state, Wording wording) {
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
