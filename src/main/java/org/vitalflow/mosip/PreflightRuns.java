package org.vitalflow.mosip;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.vitalflow.mosip.Preflight.Line;
import org.vitalflow.mosip.Preflight.State;

/**
 * Runs the pre-flight from the start on, every {@code MOSIP_PREFLIGHT}, and soon again while
 * something could not be asked; on a thread of its own, since MOSIP may keep it waiting.
 */
@Component
class PreflightRuns {
  private static final Logger LOG = LoggerFactory.getLogger(PreflightRuns.class);
  private static final Duration SOON = Duration.ofSeconds(10);

  private final Preflight preflight;
  private final PreflightLog log;
  private final Duration gap;
  private final ScheduledExecutorService thread;

  PreflightRuns(Preflight preflight, PreflightLog log, @Value("${mosip.preflight}") Duration gap) {
    this.preflight = preflight;
    this.log = log;
    this.gap = gap;
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread made = new Thread(work, "mosip-preflight");
              made.setDaemon(true);
              return made;
            });
  }

  @EventListener(ApplicationReadyEvent.class)
  void start() {
    again(Duration.ZERO);
  }

  @PreDestroy
  void stop() {
    thread.shutdownNow();
  }

  private void run() {
    Duration next = SOON;
    try {
      List<Line> lines = preflight.run();
      log.tell(lines);
      boolean open = lines.stream().anyMatch(line -> line.state() == State.UNKNOWN);
      boolean soon = open || lines.get(0).state() != State.OK;
      next = soon && SOON.compareTo(gap) < 0 ? SOON : gap;
    } catch (RuntimeException e) {
      LOG.error("MOSIP pre-flight: a run broke off ({})", e.getClass().getSimpleName());
    }
    again(next);
  }

  private void again(Duration wait) {
    try {
      thread.schedule(this::run, wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("MOSIP pre-flight: ended");
    }
  }
}
