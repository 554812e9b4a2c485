package org.vitalflow;

import org.springframework.boot.SpringApplication;

/**
 * One orchestrator of a {@link Cluster}, as a process: the quick start's people and addresses, but
 * database and simulator are those that run already.
 */
final class Node {
  private Node() {}

  /** Without the quick start's own parts, which {@link VitalFlow#application} would add. */
  public static void main(String[] arguments) {
    var application = new SpringApplication(VitalFlow.class);
    application.setAdditionalProfiles("quickstart");
    application.run(arguments);
  }
}
