package org.vitalflow.simulator;

/** Where MOSIP ends a packet, and what its transaction history says of it (its StatusUtil). */
enum Failure {
  SCHEMA("VALIDATE_PACKET", "RPR-PKV-FAILED-002", "Schema Validation Failed"),
  DOCUMENT("VALIDATE_PACKET", "RPR-PKV-FAILED-005", "Applicant Document Validation Failed"),
  MANDATORY(
      "VALIDATE_PACKET", "RPR-PKV-FAILED-009", "Mandatory Fields are Not Present in ID Object"),
  /** A fault of the controls. */
  ORDERED("VALIDATE_PACKET", "RPR-PKV-FAILED-012", "Packet Manager Validation Failed"),
  CENTRE_UNKNOWN("CMD_VALIDATION", "RPR-CMD-FAILED-002", "Center ID Not Found in Master DB"),
  CENTRE_INACTIVE("CMD_VALIDATION", "RPR-CMD-FAILED-003", "Center was Inactive"),
  MACHINE_INACTIVE("CMD_VALIDATION", "RPR-CMD-FAILED-005", "Machine was Inactive"),
  CLOSED("CMD_VALIDATION", "RPR-CMD-FAILED-010", "Packet was Not Created during Working Hours"),
  MACHINE_UNKNOWN("CMD_VALIDATION", "RPR-CMD-FAILED-015", "Machine ID Not Found in Master DB"),
  /** The route's own end for whoever is no infant. */
  AGE("INTERNAL_WORKFLOW_ACTION", "RPR-WIA-001", "Workflow Internal Action Completed as Failed"),
  NOT_MAPPED("OPERATOR_VALIDATION", "RPR-OVM-FAILED-001", "OfficerId is inActive"),
  OFFICER_NOT_AUTHENTICATED(
      "OPERATOR_VALIDATION", "RPR-OVM-FAILED-003", "Password or OTP Verification Failed"),
  OFFICER_INACTIVE("OPERATOR_VALIDATION", "RPR-OVM-FAILED-004", "Officer was Inactive"),
  NO_OFFICER("OPERATOR_VALIDATION", "RPR-OVM-FAILED-005", "Officer ID is NULL"),
  DUPLICATE("DEMOGRAPHIC_VERIFICATION", "RPR-DDP-FAILED-002", "Potential Demo Match was Found"),
  IDENTITY("UIN_GENERATOR", "RPR-UIN-FAILED-005", "UIN Updation failed"),
  /** An operator's word about a paused packet. */
  STOPPED("WORKFLOW_RESUME", "RPR-WAS-001", "Processed the workflow action - STOP_PROCESSING"),
  /** The only one without an outcome. */
  REPROCESS(
      "PACKET_REPROCESS",
      "RPR-RPS-FAILED-001",
      "Reprocess count has exceeded the configured attempts");

  private final String stage;
  private final String code;
  private final String comment;

  Failure(String stage, String code, String comment) {
    this.stage = stage;
    this.code = code;
    this.comment = comment;
  }

  /** The type of its transaction. */
  String stage() {
    return stage;
  }

  String code() {
    return code;
  }

  String comment() {
    return comment;
  }
}
