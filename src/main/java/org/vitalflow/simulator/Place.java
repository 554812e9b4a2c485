package org.vitalflow.simulator;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumSet;
import java.util.Set;

/** Where a fault may happen, and which ones. */
enum Place {
  TOKEN("token", EnumSet.of(Effect.HTTP_500, Effect.TIMEOUT, Effect.SHORT_LIVED)),
  CREATE_PACKET("createPacket", Effect.OF_CALLS),
  TRIGGER("trigger", Effect.OF_CALLS),
  STATUS("status", Effect.OF_CALLS),
  PROCESS(
      "process",
      EnumSet.of(
          Effect.REJECT,
          Effect.FAIL,
          Effect.NEVER,
          Effect.SLOW,
          Effect.PAUSE_FOR_INFO,
          Effect.REPROCESS_FAILED)),
  DELIVER(
      "deliver",
      EnumSet.of(
          Effect.LOSE,
          Effect.EARLY,
          Effect.REORDER,
          Effect.DATA_SHARE,
          Effect.DROP_SUBSCRIBER,
          Effect.DUPLICATE,
          Effect.FORGE,
          Effect.UNKNOWN_RID));

  private final String word;
  private final Set<Effect> effects;

  Place(String word, Set<Effect> effects) {
    this.word = word;
    this.effects = effects;
  }

  @JsonValue
  String word() {
    return word;
  }

  boolean has(Effect effect) {
    return effects.contains(effect);
  }
}
