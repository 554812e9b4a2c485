package org.vitalflow.mosip;

import java.util.Arrays;
import java.util.Optional;

/**
 * The hub's topics we listen to; each has one callback path of its own, since the hub knows a
 * subscriber by both.
 */
public enum Topic {
  COMPLETED("completed"),
  CREDENTIAL("credential");

  private final String path;

  Topic(String path) {
    this.path = path;
  }

  /** The last part of the callback's path. */
  public String path() {
    return path;
  }

  /** The topic whose callback has this path. */
  public static Optional<Topic> ofPath(String path) {
    return Arrays.stream(values()).filter(t -> t.path.equals(path)).findFirst();
  }

  /** The hub's name of the topic. */
  String name(String partnerId) {
    return switch (this) {
      case COMPLETED -> "REGISTRATION_PROCESSOR_WORKFLOW_COMPLETED_EVENT";
      case CREDENTIAL -> partnerId + "/CREDENTIAL_ISSUED";
    };
  }
}
