package org.vitalflow.mosip;

import java.util.Locale;

/**
 * MOSIP's services, each on its own: a circuit breaker, a bulkhead and a timer of its title, so
 * that one that is down holds up no other.
 */
enum Remote {
  TOKEN,
  PACKETMANAGER,
  WORKFLOWMANAGER,
  STATUS,
  TRANSACTION,
  HUB,
  MASTERDATA,
  DATASHARE,
  CREDENTIALREQUEST,
  IDENTITY;

  String title() {
    return name().toLowerCase(Locale.ROOT);
  }
}
