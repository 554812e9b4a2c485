package org.vitalflow.mosip;

import org.jspecify.annotations.Nullable;

/**
 * The request to process a stored packet.
 *
 * @param notificationInfo whom MOSIP tells the number; null where the family gave no contact
 */
public record Trigger(
    String registrationId,
    String process,
    String source,
    String additionalInfoReqId,
    @Nullable NotificationInfo notificationInfo) {

  /** The family's contact, as MOSIP names it. */
  public record NotificationInfo(String name, String phone, String email) {}
}
