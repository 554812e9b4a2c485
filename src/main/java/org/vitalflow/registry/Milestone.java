package org.vitalflow.registry;

/** What the sender of an event hears of at once, whatever waits for paper. */
public enum Milestone {
  REGISTERED,
  IDENTITY_ISSUED,
  /** MOSIP holds the death, or the changed facts, of somebody who had an identity. */
  IDENTITY_UPDATED,
  /** Its subject is the reason, as in the outside contract's {@code nationalId}. */
  IDENTITY_NOT_ISSUED,
  /** Its subject is the certificate's number. */
  CERTIFICATE_ISSUED,
  /** The entry was corrected; its subject is the record's new version. */
  AMENDED,
  /** Registered twice, so it is held; its subject is the tracking code of the other one. */
  DUPLICATE_REGISTRATION,
  /** What was held goes on; its subject is the tracking code of the other one. */
  DUPLICATE_RELEASED,
  /** An end: not registered. */
  REFUSED,
  /** An end: it repeats another event, whose tracking code is the subject. */
  DUPLICATE,
  /** An end: its sender took it back. */
  CANCELLED
}
