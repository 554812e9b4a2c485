package org.vitalflow.mosip;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.vitalflow.mosip.Preflight.Line;
import org.vitalflow.mosip.Preflight.State;

/**
 * Runs the pre-flight from the start on, every {@code MOSIP_PREFLIGHT}, and soon again while
 * something could not be asked.
 */
@Component
class PreflightRuns {
  private static final Logger LOG = LoggerFactory.getLogger(PreflightRuns.class);
  private static final Duration SOON = Duration.ofSeconds(10);

  private final Preflight preflight;
  private final PreflightLog log;
  private final Duration gap;
  private final InstantSource clock;
  private volatile Instant next = Instant.MAX;

  PreflightRuns(
      Preflight preflight,
      PreflightLog log,
      @Value("${mosip.preflight}") Duration gap,
      InstantSource clock) {
    this.preflight = preflight;
    this.log = log;
    this.gap = gap;
    this.clock = clock;
  }

  @EventListener(ApplicationReadyEvent.class)
  void start() {
    next = Instant.MIN;
  }

  @Scheduled(fixedDelayString = "PT1S")
  void runIfDue() {
    if (clock.instant().isBefore(next)) {
      return;
    }
    Duration wait = SOON;
    try {
      List<Line> lines = preflight.run();
      log.tell(lines);
      boolean open = lines.stream().anyMatch(line -> line.state() == State.UNKNOWN);
      wait = (open || lines.get(0).state() != State.OK) && SOON.compareTo(gap) < 0 ? SOON : gap;
    } catch (RuntimeException e) {
      LOG.error("MOSIP pre-flight: a run broke off ({})", e.getClass().getSimpleName());
    }
    next = clock.instant().plus(wait);
  }
}
