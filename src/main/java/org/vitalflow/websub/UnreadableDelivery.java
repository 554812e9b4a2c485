package org.vitalflow.websub;

import org.jspecify.annotations.Nullable;

/** A signed delivery that is not what its topic promises, and never will be. */
class UnreadableDelivery extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why; the names are kept and shown, so they stay as they are. */
  enum Reason {
    NOT_JSON,
    NO_RID,
    /** The completed event says neither processed, nor rejected, nor failed. */
    UNKNOWN_RESULT,
    /** The paused event does not say what is asked for. */
    NOTHING_ASKED,
    /** Neither a credential inside, nor an address to fetch it from. */
    NO_CREDENTIAL,
    /** The event names one RID and the credential inside another. */
    RIDS_DIFFER,
    /** The credential was meant for us and names a RID that we do not have. */
    NOT_OUR_RID
  }

  private final Reason reason;
  private final @Nullable String rid;

  UnreadableDelivery(Reason reason) {
    this(reason, null);
  }

  /** A delivery that names this RID. */
  UnreadableDelivery(Reason reason, @Nullable String rid) {
    super("A delivery cannot be read: " + reason);
    this.reason = reason;
    this.rid = rid;
  }

  Reason reason() {
    return reason;
  }

  @Nullable String rid() {
    return rid;
  }
}
