package org.vitalflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * MOSIP's own client library works against the hub, in a JVM of its own: its Spring is another one.
 * Its class path is written down by the build before the integration tests.
 */
class MosipClientLibraryIT {
  private static final Path CLASS_PATH = Path.of("target/mosip-library.cp");
  private static final Path PROGRAM = Path.of("src/test/mosip-library/MosipClientLibrary.java");
  private static final String TOPIC = "LIBRARY_NEWS";

  @TempDir Path folder;

  @Test
  void mosipsLibraryRegistersSubscribesPublishesAndAcceptsItsDeliveries() throws Exception {
    assumeThat(CLASS_PATH).as("written by mvn verify").exists();
    String roles = "SUBSCRIBE_%1$s_GENERAL,PUBLISH_%1$s_GENERAL".formatted(TOPIC);
    try (var simulator = new RunningSimulator(folder, "--SIMULATOR_CLIENT_ROLES=" + roles)) {
      assertThat(steps(simulator))
          .containsExactly(
              "registered",
              "registered before: KER-WSC-101 --> Error occured while registering topic to hub"
                  + " :- Topic has already registered with the Hub",
              "subscribed: " + TOPIC,
              "intent: subscribe 202",
              "published",
              "delivered: verified",
              "unsubscribed: " + TOPIC,
              "intent: unsubscribe 202");
    }
  }

  private List<String> steps(RunningSimulator simulator) throws Exception {
    Path out = folder.resolve("out.txt");
    Path log = folder.resolve("log.txt");
    Process library =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dfile.encoding=UTF-8",
                "-Djava.io.tmpdir=" + folder,
                "-XX:TieredStopAtLevel=1",
                "-cp",
                Files.readString(CLASS_PATH),
                PROGRAM.toString(),
                "http://localhost:" + simulator.port + "/hub",
                TOPIC,
                simulator.cookie())
            .redirectOutput(out.toFile())
            .redirectError(log.toFile())
            .start();
    try {
      assertThat(library.waitFor(120, TimeUnit.SECONDS)).isTrue();
    } finally {
      library.destroyForcibly();
    }
    assertThat(library.exitValue()).as(Files.readString(log)).isZero();
    return Files.readAllLines(out).stream().filter(line -> line.matches("[a-z ]+(: .*)?")).toList();
  }
}
