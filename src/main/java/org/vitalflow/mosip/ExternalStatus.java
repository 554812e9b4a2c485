package org.vitalflow.mosip;

/**
 * What MOSIP's external status says of a RID. It lumps "rejected" with "gave up", so it alone never
 * settles that a RID is over.
 */
public enum ExternalStatus {
  /** MOSIP knows no such RID: it was never triggered. */
  UNKNOWN_RID,
  /** Still under way, whatever word MOSIP has for it; its PROCESSED is among them. */
  IN_PROGRESS,
  /** The identity was made, or for a death and an update changed. */
  SUCCEEDED,
  /** Processing failed. */
  FAILED,
  /** MOSIP rejected it, or stopped trying. */
  REJECTED_OR_GIVEN_UP;

  static ExternalStatus of(String statusCode) {
    return switch (statusCode) {
      case "UIN_GENERATED" -> SUCCEEDED;
      case "REREGISTER" -> FAILED;
      case "REJECTED" -> REJECTED_OR_GIVEN_UP;
      default -> IN_PROGRESS;
    };
  }
}
