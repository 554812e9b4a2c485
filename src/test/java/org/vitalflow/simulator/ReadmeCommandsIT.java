package org.vitalflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's commands for the simulator do what it says, word by word. Needs bash and curl. */
class ReadmeCommandsIT {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\\n(.*?)^```$");

  @TempDir Path folder;

  @Test
  void eachCommandOfTheSectionIsAnsweredAsASuccess() throws Exception {
    assumeTrue(
        Stream.of("bash", "curl").allMatch(ReadmeCommandsIT::isInstalled),
        "bash or curl is not installed, so the README's commands were not tried");
    try (var simulator = new RunningSimulator(folder, "--SIMULATOR_PROCESSING_MILLIS=60000")) {
      String script =
          // what curl would pass over in silence ends the script here
          "set -euo pipefail\ncurl() { command curl --fail --max-time 20 \"$@\"; }\n"
              + commands().replace("localhost:8090", "localhost:" + simulator.port);
      Process bash = new ProcessBuilder("bash", "-c", script).redirectErrorStream(true).start();
      bash.getOutputStream().close();
      String output = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(bash.waitFor()).as(output).isZero();
      assertThat(output)
          .containsSubsequence(
              "hub.mode=acceptedhub.mode=accepted",
              "\"packetName\"",
              "\"workflowInstanceId\"",
              "\"statusCode\":\"PROCESSED\"",
              "\"transactionTypeCode\"",
              "\"accepted\":1",
              "\"effect\":\"DONE_BUT_NO_ANSWER\"")
          .doesNotContain("errorCode");
    }
  }

  private static String commands() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    String title = "## Use the simulator with your own CRVS\n";
    String section = readme.substring(readme.indexOf(title) + title.length()).split("\n## ", 2)[0];
    return BLOCK
        .matcher(section)
        .results()
        .map(block -> block.group(1).replace("\\\n", ""))
        .collect(Collectors.joining());
  }

  private static boolean isInstalled(String program) {
    return Stream.of("/usr/bin", "/bin", "/usr/local/bin")
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
