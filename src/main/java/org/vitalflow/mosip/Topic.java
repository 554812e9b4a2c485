package org.vitalflow.mosip;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The hub's topics we listen to; each has callback paths of its own, since the hub knows a
 * subscriber by both.
 */
public enum Topic {
  COMPLETED("completed"),
  CREDENTIAL("credential"),
  PAUSED("paused");

  private static final Pattern GENERATION = Pattern.compile("-[0-9a-f]{8}");

  private final String path;

  Topic(String path) {
    this.path = path;
  }

  /** The last part of the callback's path, for the first secret; later ones add their own. */
  public String path() {
    return path;
  }

  /** The callback's path for a later secret. */
  String path(String generation) {
    return path + "-" + generation;
  }

  /** The topic whose callback has this path, of whatever secret. */
  public static Optional<Topic> ofPath(String path) {
    return Arrays.stream(values())
        .filter(
            topic ->
                path.equals(topic.path)
                    || path.startsWith(topic.path)
                        && GENERATION.matcher(path.substring(topic.path.length())).matches())
        .findFirst();
  }

  /** Whether a case cannot end without it; a country may do without the others. */
  boolean isNeeded() {
    return this != PAUSED;
  }

  /** The hub's name of the topic. */
  String name(String partnerId) {
    return switch (this) {
      case COMPLETED -> "REGISTRATION_PROCESSOR_WORKFLOW_COMPLETED_EVENT";
      case CREDENTIAL -> partnerId + "/CREDENTIAL_ISSUED";
      case PAUSED -> "REGISTRATION_PROCESSOR_WORKFLOW_PAUSED_FOR_ADDITIONAL_INFO_EVENT";
    };
  }

  /** The role our client needs at the hub to hear of it. */
  String role() {
    return switch (this) {
      case COMPLETED, PAUSED -> "SUBSCRIBE_" + name("") + "_GENERAL";
      case CREDENTIAL -> "SUBSCRIBE_CREDENTIAL_ISSUED_INDIVIDUAL";
    };
  }
}
