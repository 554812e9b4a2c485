package org.vitalflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;

/**
 * Steps of chosen cases that wait before they begin, so that something else comes between: a
 * coincidence that would hardly ever happen by itself. Both sides of it: what a test orders, and
 * what a node with {@link KillPoints} does.
 */
final class HeldSteps {
  private static final Duration PATIENCE = Duration.ofMinutes(25);
  private static final Duration LOOK = Duration.ofMillis(100);

  private final Path folder;

  /** Orders are kept beside the points. */
  HeldSteps(Path points) throws IOException {
    folder = Files.createDirectories(points.resolveSibling("held"));
  }

  /** The case with this business key shall come to this step and no further. */
  void hold(String key, String step) throws IOException {
    Files.createFile(order(key, step));
  }

  /** It goes on. */
  void release(String key, String step) throws IOException {
    Files.delete(order(key, step));
  }

  /** Waits until such a case may go on. */
  void await(String key, String step) {
    Path order = order(key, step);
    if (Files.exists(order)) {
      Awaitility.await().atMost(PATIENCE).pollInterval(LOOK).until(() -> !Files.exists(order));
    }
  }

  private Path order(String key, String step) {
    return folder.resolve(key + "." + step);
  }
}
