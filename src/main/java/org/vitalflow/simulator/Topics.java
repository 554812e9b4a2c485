package org.vitalflow.simulator;

/** MOSIP's topics that matter to a CRVS. */
final class Topics {
  static final String COMPLETED = "REGISTRATION_PROCESSOR_WORKFLOW_COMPLETED_EVENT";
  static final String PAUSED = "REGISTRATION_PROCESSOR_WORKFLOW_PAUSED_FOR_ADDITIONAL_INFO_EVENT";
  static final String CREDENTIAL = Client.MOSIP_PARTNER + "/CREDENTIAL_ISSUED";

  /** The process that a paused packet asks for. */
  static final String CORRECTION = "BIOMETRIC_CORRECTION";

  private Topics() {}

  /** The hub takes names for the same that differ only in signs. */
  static String normal(String topic) {
    return topic.replaceAll("[^A-Za-z0-9]", "_");
  }
}
