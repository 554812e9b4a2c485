package org.vitalflow.simulator;

import java.io.IOException;
import java.nio.file.Path;
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
   * Runs it alone, as {@link Options} say. Ends with 2 if an argument is wrong, with 1 if it cannot
   * start. A heap of 192 MB ({@code -Xmx192m}) is enough for 10,000 packets and their deliveries.
   */
  public static void main(String[] arguments) throws IOException {
    try {
      Options options = Options.of(arguments, System.getenv());
      if (options.help()) {
        System.out.println(Options.usage());
        return;
      }
      options.check();
      String[] more =
          Stream.concat(
                  Stream.of("--simulator.memory=" + options.memory()), options.settings().stream())
              .toArray(String[]::new);
      application().run(settings(options.address(), options.port(), options.folder(), more));
      System.out.printf(
          "The simulator runs.%nPage:   http://localhost:%1$d/%nHealth: http://localhost:%1$d/simulator/health%n",
          options.port());
    } catch (Options.Refused e) {
      System.err.println(e.getMessage());
      System.exit(e.code);
    }
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
