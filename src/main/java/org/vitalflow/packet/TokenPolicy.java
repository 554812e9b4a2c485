package org.vitalflow.packet;

/** What a country wants done with a record whose informant's token is of no more use. */
enum TokenPolicy {
  /** MOSIP does not need the token: the packet travels without it. */
  SEND_WITHOUT,
  /** The informant must log in again before anything is sent. */
  REAUTHENTICATE,
  /** Nothing is sent until somebody has decided. */
  HOLD
}
