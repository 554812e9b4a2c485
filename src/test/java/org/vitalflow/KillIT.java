package org.vitalflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signal 9 to everything: orchestrator, simulator and database are real processes here. */
@Tag("alone")
class KillIT {
  private static final int BIRTHS = 12;

  @TempDir Path folder;
  private Town town;
  private Process running;

  @Test
  void twelveBirthsInDifferentStepsSurviveSignalNine() throws Exception {
    town = new Town(folder.resolve("data"), 2000);
    start();
    // two of them cannot get past a step before the kill, so that no step is left out by chance
    fault("createPacket", "Simama", 1);
    fault("trigger", "Subiri", 1);
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < BIRTHS; i++) {
      ids.add(town.accept(birth(i)));
      int sent = i + 1;
      Awaitility.await("the births are spread over the steps")
          .pollDelay(Duration.ofMillis(300))
          .until(() -> ids.size() == sent);
    }
    Set<String> steps = new LinkedHashSet<>();
    List<String> ridsBefore = new ArrayList<>();
    for (String id : ids) {
      JsonNode view = town.event(id);
      steps.add(view.path("status").asText() + view.at("/packets/0/status").asText());
      ridsBefore.add(view.at("/packets/0/rid").asText());
    }
    killEverything();
    assertThat(steps).as("steps in which the births were").hasSizeGreaterThan(2);

    start();
    for (int i = 0; i < BIRTHS; i++) {
      JsonNode done = town.until(ids.get(i), "COMPLETED", Duration.ofSeconds(150));
      String rid = done.at("/packets/0/rid").asText();
      assertThat(done.path("packets")).hasSize(1);
      assertThat(ridsBefore.get(i)).isIn("", rid);
      assertThat(town.packet(rid).path("accepted").asInt()).isEqualTo(1);
      assertThat(town.simulated("/simulator/identities").findValuesAsText("rid"))
          .filteredOn(rid::equals)
          .hasSize(1);
    }
  }

  private static ObjectNode birth(int i) {
    ObjectNode birth = Town.birth();
    String given = i == BIRTHS - 3 ? "Simama" : i == BIRTHS - 2 ? "Subiri" : "Salama";
    ((ObjectNode) birth.at("/child/name/0")).put("given", given);
    return birth;
  }

  private void fault(String at, String name, int times) {
    town.fault(Map.of("at", at, "effect", "HTTP_500", "times", times, "nameContains", name));
  }

  private void start() throws IOException {
    running = town.start(folder.resolve("log-" + System.nanoTime() + ".txt"), Map.of());
    town.awaitReady();
  }

  private void killEverything() throws IOException, InterruptedException {
    List<ProcessHandle> all =
        Stream.concat(
                Stream.of(running.toHandle()), Stream.concat(running.descendants(), postmaster()))
            .toList();
    all.forEach(ProcessHandle::destroyForcibly);
    assertThat(running.waitFor(20, TimeUnit.SECONDS)).isTrue();
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> all.stream().noneMatch(ProcessHandle::isAlive));
  }

  private Stream<ProcessHandle> postmaster() throws IOException {
    Path pid = town.data.resolve("postgres").resolve("postmaster.pid");
    return Files.exists(pid)
        ? ProcessHandle.of(Long.parseLong(Files.readAllLines(pid).get(0).strip())).stream()
            .flatMap(server -> Stream.concat(Stream.of(server), server.descendants()))
        : Stream.empty();
  }

  @AfterEach
  void stop() throws Exception {
    if (running != null && running.isAlive()) {
      killEverything();
    }
  }
}
