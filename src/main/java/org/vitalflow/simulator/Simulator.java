package org.vitalflow.simulator;

import java.nio.file.Path;
import org.springframework.context.ConfigurableApplicationContext;

public final class Simulator {
  private Simulator() {}

  public static ConfigurableApplicationContext start(int port, Path folder, String... more) {
    throw new UnsupportedOperationException();
  }
}
