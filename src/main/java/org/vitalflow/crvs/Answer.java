package org.vitalflow.crvs;

import java.util.Set;

/**
 * What came back from a callback.
 *
 * @param status 0 where there was no answer
 * @param body the first bytes of the answer to a question; empty otherwise
 */
record Answer(Outcome outcome, int status, byte[] body) {
  private static final int GONE = 410;

  /** Answers of a server that is there and has nobody behind it, or is asked too much. */
  private static final Set<Integer> AWAY = Set.of(429, 502, 503, 504);

  boolean isTaken() {
    return outcome == Outcome.HTTP_2XX;
  }

  /** The receiver wants no more of it. */
  boolean isGone() {
    return status == GONE;
  }

  /** Whether the next message would fare no better just now. */
  boolean isOutage() {
    return status == 0 || AWAY.contains(status);
  }
}
