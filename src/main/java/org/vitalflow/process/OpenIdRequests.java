package org.vitalflow.process;

import java.util.UUID;

/** The ID requests that are under way; the stage that sends packets answers for them. */
public interface OpenIdRequests {
  /** Whether a request may still be taken back, and whether there is one to take back. */
  enum Withdrawal {
    /** There is none. */
    NONE,
    /** It was open and is over now; nothing of it will be triggered. */
    WITHDRAWN,
    /** MOSIP was told to process it, or is being told at this moment. */
    TRIGGERED
  }

  /**
   * Takes the event's open request back, if MOSIP was not told to process it; where it was, nobody
   * settles the request before the caller's transaction ends.
   *
   * @param reason the code that is kept with the packet, such as {@code ID_REQUEST_WITHDRAWN}
   */
  Withdrawal withdraw(UUID eventId, String reason);
}
