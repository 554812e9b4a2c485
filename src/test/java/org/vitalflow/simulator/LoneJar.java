package org.vitalflow.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** {@code target/vitalflow-simulator.jar} as a process of its own, ended by closing this. */
final class LoneJar implements AutoCloseable {
  final int port;
  private final Process process;
  private final Path log;

  /** How a process ended that was not meant to stay. */
  record Ended(int code, String output) {}

  /** Starts it on a free port with its data in {@code data} of the folder, and waits for it. */
  LoneJar(Path folder, String... arguments) throws IOException {
    this(folder, List.of(), arguments);
  }

  LoneJar(Path folder, List<String> jvm, String... arguments) throws IOException {
    port = RunningSimulator.freePort();
    log = folder.resolve("log.txt");
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--port=" + port);
    all.add("--folder=" + folder.resolve("data"));
    process = process(jvm, all, log);
    try {
      var caller = caller();
      Awaitility.await()
          .atMost(Duration.ofSeconds(90))
          .ignoreExceptions()
          .failFast("it ended", () -> !process.isAlive())
          .until(() -> caller.get("/simulator/health").path("status").asText().equals("UP"));
    } catch (RuntimeException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  private static Process process(List<String> jvm, List<String> arguments, Path log)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvm);
    command.addAll(List.of("-jar", Path.of("target", "vitalflow-simulator.jar").toString()));
    command.addAll(arguments);
    var builder = new ProcessBuilder(command);
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("SIMULATOR_") || name.startsWith("VITALFLOW_"));
    return builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
  }

  /** Runs it until it ends of itself; all its output comes back. */
  static Ended run(Path folder, String... arguments) throws Exception {
    Path log = Files.createTempFile(folder, "log", ".txt");
    Process process = process(List.of(), List.of(arguments), log);
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        throw new AssertionError("it did not end");
      }
      return new Ended(process.exitValue(), Files.readString(log));
    } finally {
      process.destroyForcibly();
    }
  }

  /** The calls to it, as to one in this JVM. */
  RunningSimulator caller() {
    return RunningSimulator.elsewhere(port);
  }

  long pid() {
    return process.pid();
  }

  /** How long it has kept processors busy. */
  Duration processorTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  String output() throws IOException {
    return Files.readString(log);
  }

  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
