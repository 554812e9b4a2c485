package org.vitalflow.simulator;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** The simulator's jar, as a CRVS team runs it. */
@Tag("proof")
class LoneJarContractIT extends MeasuredContract {
  @TempDir static Path folder;
  private static LoneJar jar;

  @BeforeAll
  static void start() throws Exception {
    jar = new LoneJar(folder, "--SIMULATOR_PROCESSING_MILLIS=300");
  }

  @AfterAll
  static void stop() throws Exception {
    jar.close();
  }

  @Override
  RunningSimulator simulator() {
    return jar.caller();
  }

  @Override
  Path folder() {
    return folder.resolve("data");
  }
}
