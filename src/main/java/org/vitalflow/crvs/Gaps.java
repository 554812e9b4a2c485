package org.vitalflow.crvs;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How long it is until the next attempt: each time twice as long, and never quite the same. */
record Gaps(Duration first, Duration longest) {
  private static final int MOST_DOUBLINGS = 30;
  private static final double JITTER = 0.2;

  /** After so many attempts in vain before this one. */
  Duration after(int attempts) {
    return of(first, longest, attempts);
  }

  /** The same, but no longer than this. */
  Duration upTo(Duration most, int attempts) {
    return of(first, most.compareTo(longest) < 0 ? most : longest, attempts);
  }

  static Duration of(Duration first, Duration longest, int attempts) {
    double doubled = first.toMillis() * Math.pow(2, Math.min(attempts, MOST_DOUBLINGS));
    double bounded = Math.min(doubled, longest.toMillis());
    double some = ThreadLocalRandom.current().nextDouble(1 - JITTER, 1 + JITTER);
    return Duration.ofMillis((long) (bounded * some));
  }
}
