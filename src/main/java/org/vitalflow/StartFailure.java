package org.vitalflow;

import java.sql.SQLException;
import java.util.stream.Stream;
import org.springframework.boot.web.server.PortInUseException;
import org.vitalflow.platform.StartRefused;

/** Why a start failed, in one sentence for the person who started it. */
final class StartFailure {
  private StartFailure() {}

  static String sentence(Throwable failure) {
    return causes(failure)
        .map(StartFailure::known)
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElseGet(() -> "VitalFlow could not start: " + root(failure));
  }

  private static String known(Throwable cause) {
    if (cause instanceof StartRefused) {
      return String.valueOf(cause.getMessage());
    }
    if (cause instanceof PortInUseException port) {
      return "VitalFlow could not start: port %d is in use. Stop what uses it, or set SERVER_PORT."
          .formatted(port.getPort());
    }
    if (cause instanceof SQLException) {
      return "VitalFlow could not start: the database does not answer or refuses us. Check VITALFLOW_DB_URL,"
          + " VITALFLOW_DB_USER and VITALFLOW_DB_PASSWORD.";
    }
    return "";
  }

  private static String root(Throwable failure) {
    Throwable last = causes(failure).reduce((first, second) -> second).orElse(failure);
    String message = String.valueOf(last.getMessage()).lines().findFirst().orElse("");
    return message.isBlank() ? last.getClass().getSimpleName() : message;
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
  }
}
