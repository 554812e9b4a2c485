package org.vitalflow.mosip;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Whether MOSIP can be used: a token is to be had and the needed subscriptions are confirmed. The
 * pre-flight's lines are details beside it and change nothing of the word.
 */
@Component("mosipReach")
class MosipHealth implements HealthIndicator {
  private final Tokens tokens;
  private final Subscriptions subscriptions;
  private final Preflight preflight;

  MosipHealth(Tokens tokens, Subscriptions subscriptions, Preflight preflight) {
    this.tokens = tokens;
    this.subscriptions = subscriptions;
    this.preflight = preflight;
  }

  @Override
  public Health health() {
    boolean confirmed = subscriptions.allAlive();
    boolean token = hasToken();
    return (token && confirmed ? Health.up() : Health.down())
        .withDetail("token", token)
        .withDetail("subscriptions", confirmed)
        .withDetail("topics", subscriptions.states())
        .withDetail("preflight", preflight.lines())
        .build();
  }

  private boolean hasToken() {
    try {
      return !tokens.cookie().isEmpty();
    } catch (RuntimeException e) {
      return false;
    }
  }
}
