package org.vitalflow.desk;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.vitalflow.desk.Stuck.Reason;
import org.vitalflow.process.EngineWatch;
import org.vitalflow.process.FailedStep;
import org.vitalflow.process.Standstill;
import org.vitalflow.process.WorkItem;

/** Tasks that people let lie, steps that failed, and cases in which nothing moves. */
@Component
class StuckInEngine implements StuckSource {
  private final EngineWatch watch;

  StuckInEngine(EngineWatch watch) {
    this.watch = watch;
  }

  @Override
  public List<Stuck> stuck(Optional<String> office, int most) {
    return Stream.of(
            watch.overdue(office, most).stream().map(StuckInEngine::task),
            watch.failed(office, most).stream().map(StuckInEngine::step),
            watch.standstills(office, most).stream().map(StuckInEngine::standstill))
        .flatMap(stuck -> stuck)
        .toList();
  }

  private static Stuck task(WorkItem task) {
    return new Stuck(
        task.eventId(),
        Reason.TASK_OVERDUE,
        task.taskId(),
        task.since(),
        task.dueAt(),
        null,
        task,
        null,
        task.step());
  }

  private static Stuck step(FailedStep step) {
    return new Stuck(
        step.eventId(),
        Reason.of(step.cause()),
        step.jobId(),
        step.since(),
        null,
        step.rid(),
        null,
        step.instanceId(),
        step.step());
  }

  private static Stuck standstill(Standstill case_) {
    return new Stuck(
        case_.eventId(),
        case_.suspended() ? Reason.SUSPENDED : Reason.STANDSTILL,
        "",
        case_.since(),
        null,
        null,
        null,
        case_.instanceId(),
        case_.step());
  }
}
