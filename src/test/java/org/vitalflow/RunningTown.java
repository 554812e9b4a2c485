package org.vitalflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * One quick start in this JVM for all end-to-end tests: started by the first that asks, stopped
 * with the JVM.
 */
public final class RunningTown {
  /** More refusals of one cause than any other test makes. */
  static final int HOLD_AFTER = 15;

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
              Stream.concat(
                      settings,
                      Stream.concat(offices(), Stream.of("--spring.profiles.active=quickstart")))
                  .toArray(String[]::new));
      town.awaitReady();
    }
    return town;
  }

  /** Two offices more: MOSIP's centre of one is closed now, the other has refusals of its own. */
  private static Stream<String> offices() {
    LocalTime opens =
        LocalTime.now(ZoneOffset.UTC).isAfter(LocalTime.NOON)
            ? LocalTime.of(1, 0)
            : LocalTime.of(22, 0);
    return Stream.concat(
        Stream.of("CLOSED01", "HELD01")
            .flatMap(
                office ->
                    Stream.of(
                            "name.eng=" + office,
                            "centre=10002",
                            "machine=10002",
                            "officer=crvs-officer",
                            "zone=UTC")
                        .map(setting -> "--country.offices." + office + "." + setting)),
        Stream.of(
            "--country.offices.CLOSED01.centre-hours=" + opens + "-" + opens.plusHours(1),
            "--vitalflow.people.idops-held.role=idops",
            "--vitalflow.people.idops-held.office=HELD01",
            "--VITALFLOW_HOLD_AFTER=" + HOLD_AFTER));
  }

  /** Where the quick start's simulator listens. */
  public static int simulatorPort() {
    return town().simulatorPort;
  }

  /** Where it keeps what it knows. */
  public static Path simulatorFolder() {
    return town().data.resolve("simulator");
  }

  static ConfigurableApplicationContext context() {
    town();
    return context;
  }
}
