package org.vitalflow.simulator;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A stand-in for MOSIP: token endpoint, packet manager, workflow manager, status and WebSub hub,
 * with its quirks, and controls of its own. Listens on 127.0.0.1 only, unless a container is told
 * otherwise.
 */
public final class Simulator {
  private static final String LOOPBACK = "127.0.0.1";

  private Simulator() {}

  /**
   * Runs it alone, on {@code SIMULATOR_PORT} (8090) of {@code SIMULATOR_ADDRESS} (127.0.0.1, since
   * nothing of it is guarded). The data folder is the first argument, else {@code simulator} under
   * {@code VITALFLOW_DATA}, else {@code ./data/simulator}.
   */
  public static void main(String[] arguments) {
    Map<String, String> environment = System.getenv();
    List<String> folders = Stream.of(arguments).filter(a -> !a.startsWith("--")).toList();
    Path folder =
        folders.isEmpty()
            ? Path.of(environment.getOrDefault("VITALFLOW_DATA", "./data"), "simulator")
            : Path.of(folders.get(0));
    int port = Integer.parseInt(environment.getOrDefault("SIMULATOR_PORT", "8090"));
    String address = environment.getOrDefault("SIMULATOR_ADDRESS", LOOPBACK);
    String[] more = Stream.of(arguments).filter(a -> a.startsWith("--")).toArray(String[]::new);
    application().run(settings(address, port, folder, more));
  }

  /**
   * Starts it inside a JVM that has another application, and leaves that one's logging, settings
   * and shutdown alone; the caller closes it. {@code more} are settings as {@code --name=value}.
   */
  public static ConfigurableApplicationContext start(int port, Path folder, String... more) {
    SpringApplication application = application();
    application.setRegisterShutdownHook(false);
    application.setListeners(
        application.getListeners().stream().filter(Simulator::isHarmless).toList());
    return application.run(settings(LOOPBACK, port, folder, more));
  }

  private static SpringApplication application() {
    var application = new SpringApplication(SimulatorConfiguration.class);
    application.setMainApplicationClass(Simulator.class);
    return application;
  }

  /** These two would set up the whole JVM's logging anew, under our name. */
  private static boolean isHarmless(ApplicationListener<?> listener) {
    return !(listener instanceof LoggingApplicationListener)
        && !listener.getClass().getName().startsWith("org.springframework.cloud.bootstrap");
  }

  private static String[] settings(String address, int port, Path folder, String... more) {
    // as arguments: the environment's SERVER_PORT is the orchestrator's
    Stream<String> ours =
        Stream.of(
            "--spring.config.name=simulator",
            "--server.port=" + port,
            "--server.address=" + address,
            "--simulator.folder=" + folder.toAbsolutePath().normalize());
    return Stream.concat(ours, Stream.of(more)).toArray(String[]::new);
  }
}
