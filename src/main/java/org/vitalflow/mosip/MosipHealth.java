package org.vitalflow.mosip;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether MOSIP can be used: a token is to be had and both subscriptions are confirmed. */
@Component("mosipReach")
class MosipHealth implements HealthIndicator {
  private final Tokens tokens;
  private final Subscriptions subscriptions;

  MosipHealth(Tokens tokens, Subscriptions subscriptions) {
    this.tokens = tokens;
    this.subscriptions = subscriptions;
  }

  @Override
  public Health health() {
    boolean confirmed = subscriptions.allAlive();
    try {
      tokens.cookie();
    } catch (RuntimeException e) {
      return Health.down()
          .withDetail("token", false)
          .withDetail("subscriptions", confirmed)
          .build();
    }
    return (confirmed ? Health.up() : Health.down())
        .withDetail("token", true)
        .withDetail("subscriptions", confirmed)
        .build();
  }
}
