package org.vitalflow.simulator;

import java.util.EnumSet;
import java.util.Set;

/** What a fault does. */
enum Effect {
  HTTP_400,
  HTTP_500,
  TIMEOUT,
  SLOW,
  DONE_BUT_NO_ANSWER,
  ERRORS,
  NULL_RESPONSE,
  UNAUTHORIZED,
  FORBIDDEN,
  NOT_JSON,
  SHORT_LIVED,
  REJECT,
  FAIL,
  NEVER,
  PAUSE_FOR_INFO,
  REPROCESS_FAILED,
  LOSE,
  EARLY,
  REORDER,
  DATA_SHARE,
  DROP_SUBSCRIBER,
  DUPLICATE,
  FORGE,
  UNKNOWN_RID;

  static final Set<Effect> OF_CALLS = EnumSet.range(HTTP_400, NOT_JSON);
}
