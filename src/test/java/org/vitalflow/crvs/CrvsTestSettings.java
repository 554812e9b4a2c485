package org.vitalflow.crvs;

import java.time.Duration;
import java.util.List;

/** Settings of tests. */
final class CrvsTestSettings {
  private CrvsTestSettings() {}

  /** Callbacks of the client {@code crvs-demo} anywhere on this machine. */
  static CrvsSettings loopback() {
    return of(List.of("crvs-demo=localhost:*", "other-client=localhost:*"), "127.0.0.0/8");
  }

  static CrvsSettings of(List<String> hosts, String... networks) {
    return new CrvsSettings(
        hosts,
        List.of(networks),
        false,
        Duration.ofSeconds(30),
        Duration.ofHours(6),
        Duration.ofDays(7),
        Duration.ofDays(90),
        2);
  }
}
