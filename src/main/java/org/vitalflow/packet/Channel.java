package org.vitalflow.packet;

/** By what way something was heard of a RID. */
enum Channel {
  /** The event that MOSIP's work on it is over. */
  COMPLETED,
  CREDENTIAL,
  /** The external status, which lumps "rejected" with "gave up". */
  STATUS,
  /** MOSIP's own status. */
  RAW,
  /** Two people, who had it by another way. */
  PERSON;

  /** Who says so, for the journal; which person it was stands there before. */
  String who() {
    return this == PERSON ? "vitalflow" : "mosip";
  }

  /** Whether a refusal heard by it is MOSIP's last word. */
  boolean isConclusive() {
    return this == COMPLETED || this == RAW;
  }
}
