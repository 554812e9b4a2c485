package org.vitalflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start that cannot succeed says why in its last line and ends with exit code 1. */
class StartIT {
  private record Ended(int code, List<String> lines) {
    String lastLine() {
      return lines.get(lines.size() - 1);
    }
  }

  @TempDir Path folder;
  private final Town town = new Town(Path.of("unused"), 100);

  @Test
  void aPortInUseIsNamedInTheLastLine() throws Exception {
    try (var taken = new ServerSocket(town.port, 1, InetAddress.getByName("127.0.0.1"))) {
      Ended ended = quickStart(folder.resolve("data"));
      assertThat(ended.code()).isEqualTo(1);
      assertThat(ended.lastLine())
          .contains("port " + taken.getLocalPort() + " is in use")
          .contains("SERVER_PORT");
    }
  }

  @Test
  void theSimulatorsPortInUseIsNamedToo() throws Exception {
    try (var taken = new ServerSocket(town.simulatorPort, 1, InetAddress.getByName("127.0.0.1"))) {
      Ended ended = quickStart(folder.resolve("data"));
      assertThat(ended.code()).isEqualTo(1);
      assertThat(ended.lastLine())
          .contains("port " + taken.getLocalPort() + " is in use")
          .contains("SIMULATOR_PORT");
    }
  }

  @Test
  void aDataFolderThatIsAFileIsNamedInTheLastLine() throws Exception {
    Path file = Files.writeString(folder.resolve("data"), "not a folder");
    Ended ended = quickStart(file);
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.lastLine()).contains("data folder").contains("VITALFLOW_DATA");
  }

  @Test
  void aBrokenDatabaseFolderIsNamedInTheLastLine() throws Exception {
    Path postgres = Files.createDirectories(folder.resolve("data").resolve("postgres"));
    Files.writeString(postgres.resolve("PG_VERSION"), "9\n");
    Ended ended = quickStart(folder.resolve("data"));
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.lastLine()).contains("PostgreSQL does not start in");
  }

  @Test
  void productionWithoutSettingsNamesEachThatIsMissing() throws Exception {
    Ended ended = run(Map.of(), "-jar", "target/vitalflow.jar");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(String.join("\n", ended.lines()))
        .contains(
            "VITALFLOW_DB_URL", "VITALFLOW_KEYSET", "VITALFLOW_PUBLIC_URL", "MOSIP_WEBSUB_SECRET");
  }

  private Ended quickStart(Path data) throws IOException, InterruptedException {
    Map<String, String> settings = new java.util.HashMap<>(town.settings());
    settings.put("VITALFLOW_DATA", data.toString());
    return run(
        settings,
        "-cp",
        Town.classPath(),
        "org.vitalflow.VitalFlow",
        "--spring.profiles.active=quickstart");
  }

  private Ended run(Map<String, String> settings, String... arguments)
      throws IOException, InterruptedException {
    Path output = folder.resolve("output.txt");
    var command =
        new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.command().addAll(List.of(arguments));
    command.environment().putAll(settings);
    Process process = command.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    boolean ended = process.waitFor(90, TimeUnit.SECONDS);
    process.destroyForcibly();
    assertThat(ended).as("the start gave up by itself").isTrue();
    return new Ended(process.exitValue(), Files.readAllLines(output));
  }
}
