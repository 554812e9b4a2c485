package org.vitalflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signal 9 in mid-flight; the simulator is a process of its own before, and in this JVM after. */
@Tag("proof")
class KilledSimulatorIT {
  @TempDir Path folder;
  private Process running;

  @Test
  void afterSignalNineItStillKnowsEverythingAndWhatWasPendingHappens() throws Exception {
    int port = RunningSimulator.freePort();
    Path data = folder.resolve("data");
    Path log = folder.resolve("log.txt");
    try (var callback = new Callback()) {
      callback.answer = 500;
      startProcess(port, data, log);
      var caller = RunningSimulator.elsewhere(port);
      String before = caller.cookie();
      subscribe(caller, callback);
      String undelivered = caller.sendBirth();
      Awaitility.await().until(() -> callback.heard.size() == 1);
      Awaitility.await().until(() -> caller.get("/simulator/deliveries").size() == 1);
      caller.fault(Map.of("at", "process", "effect", "SLOW", "times", 2, "delayMillis", 1500));
      caller.fault(Map.of("at", "trigger", "effect", "HTTP_500", "rid", "nobody"));
      String pending = caller.sendBirth();
      JsonNode identities = caller.get("/simulator/identities");
      kill();
      assertThat(Files.readString(log)).doesNotContain("Asha");
      for (JsonNode identity : identities) {
        assertThat(Files.readString(log))
            .doesNotContain(identity.path("uin").asText())
            .doesNotContain(identity.path("vid").asText());
      }
      Files.writeString(
          data.resolve("journal.jsonl"), "[{\"t\":\"packet\",\"k", StandardOpenOption.APPEND);

      callback.answer = 202;
      try (var again = new RunningSimulator(port, data, "--SIMULATOR_PROCESSING_MILLIS=200")) {
        assertThat(again.get("/simulator/identities")).isEqualTo(identities);
        assertThat(again.get("/simulator/faults").findValuesAsText("rid")).contains("nobody");
        Awaitility.await().until(() -> again.outcomeOf(pending).equals("PROCESSED"));
        assertThat(
                again
                    .createPacket(RunningSimulator.birth(pending).toString(), "Cookie", before)
                    .statusCode())
            .as("a token of before")
            .isEqualTo(200);
        assertThat(again.get("/simulator/packets/" + pending + "/requests")).hasSize(3);

        subscribe(again, callback);
        Awaitility.await().until(() -> callback.heard.size() == 3);
        assertThat(callback.heard.get(1).body()).contains(undelivered);
        assertThat(callback.heard.get(2).body()).contains(pending);
      }
    }
  }

  private static void subscribe(RunningSimulator caller, Callback callback) throws Exception {
    int intents = callback.intents.size();
    assertThat(
            caller
                .subscribe(Topics.COMPLETED, callback.address("/completed"), "secret")
                .statusCode())
        .isEqualTo(202);
    Awaitility.await().until(() -> callback.intents.size() > intents);
  }

  private void startProcess(int port, Path data, Path log) throws IOException {
    var command =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Simulator.class.getName(),
                data.toString()));
    command.environment().put("SIMULATOR_PORT", String.valueOf(port));
    command.environment().put("SIMULATOR_PROCESSING_MILLIS", "200");
    running = command.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    var caller = RunningSimulator.elsewhere(port);
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptions()
        .until(() -> caller.get("/simulator/identities").size() == 4);
  }

  private void kill() throws InterruptedException {
    running.destroyForcibly();
    assertThat(running.waitFor(20, TimeUnit.SECONDS)).isTrue();
  }

  @AfterEach
  void stop() {
    if (running != null) {
      running.destroyForcibly();
    }
  }
}
