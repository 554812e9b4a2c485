package org.vitalflow.simulator;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** The effects of a simulator in this JVM. */
@Tag("proof")
class EffectsIT extends EffectsContract {
  @TempDir static Path folder;
  private RunningSimulator running;

  @Override
  int port() {
    running =
        new RunningSimulator(
            folder, "--SIMULATOR_PROCESSING_MILLIS=150", "--simulator.hub-retry-millis=50");
    return running.port;
  }

  @AfterAll
  void stop() {
    running.close();
  }
}
