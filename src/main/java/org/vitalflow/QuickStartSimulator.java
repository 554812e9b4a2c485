package org.vitalflow;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.vitalflow.simulator.Simulator;

/** Up before the web server and the job executor of the orchestrator, down after them. */
final class QuickStartSimulator implements SmartLifecycle {
  private final int port;
  private final Path folder;
  private final String processingMillis;
  private @Nullable ConfigurableApplicationContext running;

  QuickStartSimulator(int port, Path folder, String processingMillis) {
    this.port = port;
    this.folder = folder;
    this.processingMillis = processingMillis;
  }

  @Override
  public void start() {
    running = Simulator.start(port, folder, "--SIMULATOR_PROCESSING_MILLIS=" + processingMillis);
  }

  @Override
  public void stop() {
    if (running != null) {
      running.close();
      running = null;
    }
  }

  @Override
  public boolean isRunning() {
    return running != null;
  }

  @Override
  public int getPhase() {
    return Integer.MIN_VALUE;
  }
}
