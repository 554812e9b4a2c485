package org.vitalflow.simulator;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A fault that waits for what it hits.
 *
 * @param times how many calls or deliveries it still hits; 1 where it is not said
 * @param delayMillis for the effects that delay
 * @param rid only this RID
 * @param nameContains only packets with a field that contains this text
 */
record Fault(
    Place at,
    Effect effect,
    @Nullable Integer times,
    @Nullable Long delayMillis,
    @Nullable String rid,
    @Nullable String nameContains) {
  private static final long DELAY_MILLIS = 3000;

  boolean isPossible() {
    return at != null
        && effect != null
        && at.has(effect)
        && (times == null || times > 0)
        && (delayMillis == null || delayMillis >= 0);
  }

  int left() {
    return times == null ? 1 : times;
  }

  Fault left(int number) {
    return new Fault(at, effect, number, delayMillis, rid, nameContains);
  }

  Duration delay() {
    return Duration.ofMillis(delayMillis == null ? DELAY_MILLIS : delayMillis);
  }

  boolean hits(Subject subject) {
    return (rid == null || subject.rids().contains(rid))
        && (nameContains == null
            || subject.values().stream().anyMatch(value -> value.contains(nameContains)));
  }
}
