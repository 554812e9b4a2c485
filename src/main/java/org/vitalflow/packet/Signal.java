package org.vitalflow.packet;

/** What MOSIP can say of a RID, whatever the channel. */
public enum Signal {
  PROCESSED,
  CREDENTIAL_RECEIVED,
  REJECTED,
  FAILED;

  boolean isSuccess() {
    return this == PROCESSED || this == CREDENTIAL_RECEIVED;
  }
}
