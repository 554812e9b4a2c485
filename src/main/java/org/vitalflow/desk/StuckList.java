package org.vitalflow.desk;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.vitalflow.desk.Stuck.Action;
import org.vitalflow.desk.Stuck.Reason;
import org.vitalflow.process.Cases;
import org.vitalflow.process.OpenTask;
import org.vitalflow.process.WorkItem;
import org.vitalflow.registry.Event;
import org.vitalflow.registry.EventStatus;
import org.vitalflow.registry.Events;

/** Every case past its deadline, with the reason in words; the longest overdue first. */
@Component
class StuckList {
  /** Most that are looked at of one kind. */
  private static final int MOST = 10_000;

  private final List<StuckSource> sources;
  private final Events events;
  private final Cases cases;
  private final InstantSource clock;

  StuckList(List<StuckSource> sources, Events events, Cases cases, InstantSource clock) {
    this.sources = sources;
    this.events = events;
    this.cases = cases;
    this.clock = clock;
  }

  /**
   * One line of it, as the API shows it.
   *
   * @param id the event's
   * @param detail the reason in plain words, and what to do about it
   * @param dueAt when it should have gone on; null where nothing was due
   * @param overdueSeconds since it was due, or since it is so
   */
  record Item(
      UUID id,
      String type,
      String office,
      String trackingCode,
      EventStatus status,
      Reason reason,
      String detail,
      Instant since,
      @Nullable Instant dueAt,
      long overdueSeconds,
      @Nullable String rid,
      @Nullable OpenTask openTask,
      List<Action> actions) {}

  /** A line with what a page needs besides. */
  record Line(Stuck stuck, Item item) {}

  /** One page of lines. */
  record Lines(List<Line> lines, int page, int size, long total) {}

  /**
   * One page of the list.
   *
   * @param page from 0
   */
  Lines page(
      Optional<String> office, Optional<Reason> reason, int page, int size, Wording wording) {
    List<Stuck> all =
        sources.stream()
            .flatMap(source -> source.stuck(office, MOST).stream())
            .filter(one -> reason.isEmpty() || one.reason() == reason.get())
            .sorted(Comparator.comparing(Stuck::overdueFrom).thenComparing(Stuck::eventId))
            .toList();
    List<Line> lines =
        all.stream()
            .skip((long) page * size)
            .limit(size)
            .map(one -> new Line(one, item(one, wording)))
            .toList();
    return new Lines(lines, page, size, all.size());
  }

  private Item item(Stuck stuck, Wording wording) {
    Event event = events.get(stuck.eventId());
    Instant now = clock.instant();
    WorkItem task = stuck.task();
    OpenTask open =
        task == null
            ? cases.openTasks(event.id()).stream().findFirst().orElse(null)
            : new OpenTask(task.name(), task.role(), task.since(), task.dueAt());
    return new Item(
        event.id(),
        event.type(),
        event.office(),
        event.trackingCode(),
        event.status(),
        stuck.reason(),
        wording.say("desk.stuck.detail." + stuck.reason(), new Object[] {step(stuck, wording)}),
        stuck.since(),
        stuck.dueAt(),
        Math.max(0, Duration.between(stuck.overdueFrom(), now).toSeconds()),
        stuck.rid(),
        open,
        stuck.reason().actions.stream()
            .filter(action -> action != Action.OPEN_TASK || open != null)
            .filter(action -> action != Action.LOOK_IN_COCKPIT || stuck.instanceId() != null)
            .toList());
  }

  /** The step by its label, which its id is made of. */
  private static String step(Stuck stuck, Wording wording) {
    String words =
        stuck
            .step()
            .replaceFirst("^[^_]*_", "")
            .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
            .toLowerCase(Locale.ROOT);
    return wording.say("desk.step." + stuck.step(), words);
  }
}
