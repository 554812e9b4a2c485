package org.vitalflow.registry;

/** Where a case stands, in the words of the outside contract. */
public enum EventStatus {
  RECEIVED,
  INCOMPLETE,
  POSSIBLE_DUPLICATE,
  IN_REVIEW,
  REGISTERED,
  AT_MOSIP,
  MOSIP_REFUSED,
  MOSIP_OVERDUE,
  READY_TO_ISSUE,
  COMPLETED,
  REFUSED,
  DUPLICATE,
  CANCELLED
}
