package org.vitalflow.simulator;

import java.nio.file.Path;
import org.vitalflow.RunningTown;

/** The simulator that the quick start brings up beside the orchestrator. */
class QuickStartContractIT extends MeasuredContract {
  private final RunningSimulator simulator =
      RunningSimulator.elsewhere(RunningTown.simulatorPort());

  @Override
  RunningSimulator simulator() {
    return simulator;
  }

  @Override
  Path folder() {
    return RunningTown.simulatorFolder();
  }
}
