package org.vitalflow.mosip;

/** MOSIP's own status of a RID, which tells "rejected" from "gave up". */
public enum RawStatus {
  /** MOSIP has no workflow of it. */
  NO_WORKFLOW,
  IN_PROGRESS,
  PROCESSED,
  FAILED,
  REJECTED,
  /** MOSIP stopped trying ({@code REPROCESS_FAILED}); of this it publishes nothing. */
  GAVE_UP;

  static RawStatus of(String statusCode) {
    return switch (statusCode) {
      case "PROCESSED" -> PROCESSED;
      case "FAILED" -> FAILED;
      case "REJECTED" -> REJECTED;
      case "REPROCESS_FAILED" -> GAVE_UP;
      default -> IN_PROGRESS;
    };
  }
}
