package org.vitalflow.simulator;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** The effects of the simulator's jar. */
@Tag("proof")
class LoneJarEffectsIT extends EffectsContract {
  @TempDir static Path folder;
  private LoneJar jar;

  @Override
  int port() throws Exception {
    jar =
        new LoneJar(folder, "--SIMULATOR_PROCESSING_MILLIS=150", "--simulator.hub-retry-millis=50");
    return jar.port;
  }

  @AfterAll
  void stop() throws Exception {
    jar.close();
  }
}
