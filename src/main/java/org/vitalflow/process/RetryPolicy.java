package org.vitalflow.process;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * When a failed step is tried again: the gaps of {@code VITALFLOW_RETRY}, each stretched by up to a
 * fifth.
 */
@Component("retryPolicy")
public class RetryPolicy {
  private final List<Duration> gaps;

  RetryPolicy(@Value("${vitalflow.retry}") List<Duration> gaps) {
    this.gaps = List.copyOf(gaps);
  }

  /**
   * The engine's retry time cycle; jittered, so that what one outage failed does not come back in
   * one second.
   */
  public String cycle() {
    return gaps.stream()
        .map(RetryPolicy::stretched)
        .map(Duration::toString)
        .collect(Collectors.joining(","));
  }

  private static Duration stretched(Duration gap) {
    return gap.plusMillis((long) (gap.toMillis() * ThreadLocalRandom.current().nextDouble(0.2)));
  }
}
