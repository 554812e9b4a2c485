package org.vitalflow.process;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A step that was tried as often as it may be, and stands still until somebody has it tried again.
 *
 * @param jobId the engine's id of the step's job
 * @param instanceId the engine's id of the process instance, as in Cockpit's address
 * @param step the id of the model's element, such as {@code ServiceTask_CreatePacket}
 * @param rid of the packet that the step is about, if it is about one
 */
public record FailedStep(
    String jobId,
    String instanceId,
    UUID eventId,
    String step,
    Cause cause,
    @Nullable String rid,
    Instant since) {

  /** What kind of failure the last attempt met; told from the kind of exception alone. */
  public enum Cause {
    /** MOSIP's operator or ours must change a setting. */
    MOSIP_MISCONFIGURED("org.vitalflow.mosip.MosipMisconfigured"),
    /** MOSIP did not do what was asked. */
    MOSIP_UNAVAILABLE("org.vitalflow.mosip.MosipUnavailable"),
    /** The step could not even begin. */
    NOT_NOW("org.vitalflow.platform.NotNow"),
    /** The database did not do what was asked. */
    DATABASE(
        "org.springframework.dao.",
        "java.sql.SQL",
        "org.postgresql.util.PSQLException",
        "org.springframework.transaction.CannotCreateTransactionException"),
    /** Anything else: a fault of ours, or of the country pack. */
    UNEXPECTED;

    private final String[] kinds;

    Cause(String... kinds) {
      this.kinds = kinds;
    }

    /** By the names of the exceptions in a stack trace; what they say is not looked at. */
    static Cause of(String stackTrace) {
      String[] thrown =
          stackTrace
              .lines()
              .filter(line -> !line.startsWith("\t") && !line.startsWith(" "))
              .map(line -> line.replaceFirst("^Caused by: ", ""))
              .toArray(String[]::new);
      for (Cause cause : values()) {
        for (String kind : cause.kinds) {
          for (String line : thrown) {
            if (line.startsWith(kind)) {
              return cause;
            }
          }
        }
      }
      return UNEXPECTED;
    }
  }
}
