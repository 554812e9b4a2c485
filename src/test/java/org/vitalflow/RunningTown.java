package org.vitalflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * One quick start in this JVM for all end-to-end tests: started by the first that asks, stopped
 * with the JVM.
 */
final class RunningTown {
  private static Town town;
  private static ConfigurableApplicationContext context;

  private RunningTown() {}

  static synchronized Town town() {
    if (town == null) {
      try {
        town = new Town(Files.createTempDirectory("vitalflow-town"), 300);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      Stream<String> settings =
          town.settings().entrySet().stream()
              .map(setting -> "--" + setting.getKey() + "=" + setting.getValue());
      SpringApplication application = VitalFlow.application();
      application.addInitializers(
          fresh -> fresh.getBeanFactory().addBeanPostProcessor(new StatementCount()));
      context =
          application.run(
              Stream.concat(settings, Stream.of("--spring.profiles.active=quickstart"))
                  .toArray(String[]::new));
      town.awaitReady();
    }
    return town;
  }

  static ConfigurableApplicationContext context() {
    town();
    return context;
  }
}
