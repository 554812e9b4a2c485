package org.vitalflow.websub;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** What of MOSIP's deliveries a person should look at. It never says down: the cases go on. */
@Component("mosipDeliveries")
class DeliveriesHealth implements HealthIndicator {
  private final Quarantine quarantine;
  private final Receipts receipts;

  DeliveriesHealth(Quarantine quarantine, Receipts receipts) {
    this.quarantine = quarantine;
    this.receipts = receipts;
  }

  @Override
  public Health health() {
    return Health.up()
        .withDetail("quarantined", quarantine.counts())
        .withDetail("receipts", receipts.failing())
        .build();
  }
}
