package org.vitalflow.simulator;

import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * The hub's topics, durable. Whoever subscribes or publishes makes the topic it names, so that a
 * mistyped one is silent and no error (mosip-contract 5.3).
 */
@Component
class Topics {
  static final String COMPLETED = "REGISTRATION_PROCESSOR_WORKFLOW_COMPLETED_EVENT";
  static final String PAUSED = "REGISTRATION_PROCESSOR_WORKFLOW_PAUSED_FOR_ADDITIONAL_INFO_EVENT";
  static final String CREDENTIAL = Client.MOSIP_PARTNER + "/CREDENTIAL_ISSUED";

  /** The process that a paused packet asks for. */
  static final String CORRECTION = "BIOMETRIC_CORRECTION";

  /** Registered by MOSIP's own services whenever they start. */
  private static final Set<String> OWN = Set.of(COMPLETED, PAUSED, "CREDENTIAL_STATUS_UPDATE");

  private final Store store;

  Topics(Store store) {
    this.store = store;
  }

  /** The hub takes names for the same that differ only in signs. */
  static String normal(String topic) {
    return topic.replaceAll("[^A-Za-z0-9]", "_");
  }

  boolean isKnown(String topic) {
    return OWN.contains(normal(topic)) || store.topics.has(normal(topic));
  }

  /** Makes the topic if there is none of its name; says whether it is new. */
  boolean make(Store.Change change, String topic) {
    if (isKnown(topic)) {
      return false;
    }
    change.put(store.topics, normal(topic), new Rows.Topic(topic));
    return true;
  }

  void remove(Store.Change change, String topic) {
    change.remove(store.topics, normal(topic));
  }
}
