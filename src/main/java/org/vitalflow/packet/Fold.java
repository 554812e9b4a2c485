package org.vitalflow.packet;

import org.jspecify.annotations.Nullable;

/**
 * Folds MOSIP's signals, in any order and any number, into one state of a RID.
 *
 * @param status as the outside sees it
 * @param outcome {@code ACCEPTED} or {@code REFUSED}; null while MOSIP may still say more
 */
record Fold(String status, @Nullable String outcome) {

  /**
   * A birth ends with its credential, everything else with the completed event. Success beats a
   * refusal, whichever came first: MOSIP has made the identity.
   */
  Fold with(Signal signal, boolean endsWithCredential) {
    if (signal.isSuccess()) {
      String reached = status.equals(Signal.CREDENTIAL_RECEIVED.name()) ? status : signal.name();
      boolean done = !endsWithCredential || reached.equals(Signal.CREDENTIAL_RECEIVED.name());
      return new Fold(reached, done ? "ACCEPTED" : outcome);
    }
    boolean succeeded = outcome != null || status.equals(Signal.PROCESSED.name());
    return succeeded ? this : new Fold(signal.name(), "REFUSED");
  }
}
