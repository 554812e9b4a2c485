package org.vitalflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens of two seconds, under load: a town of its own, whose token endpoint is counted. */
@Tag("proof")
class ShortTokensIT {
  private static final int BIRTHS = 200;
  private static final int AT_ONCE = 8;
  private static final Duration PATIENCE = Duration.ofMinutes(7);

  @TempDir Path folder;
  private Town town;
  private TokenDoor door;
  private Process running;
  private final ExecutorService crvs = Executors.newFixedThreadPool(AT_ONCE);

  @BeforeEach
  void start() throws Exception {
    town = new Town(folder.resolve("data"), 50);
    String tokens = town.simulator() + "/auth/realms/mosip/protocol/openid-connect/token";
    door = new TokenDoor(tokens);
    running = town.start(folder.resolve("log.txt"), Map.of("MOSIP_TOKEN_URL", door.address()));
    Awaitility.await("the simulator answers")
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> town.token("crvs-demo") != null);
    // from here on, so that the CRVS keeps the token it has and the product gets none of the long
    town.fault(Map.of("at", "token", "effect", "SHORT_LIVED", "times", 1_000_000));
    door.open();
    town.awaitReady();
  }

  @AfterEach
  void stop() throws Exception {
    crvs.shutdownNow();
    running.destroy();
    assertThat(running.waitFor(60, TimeUnit.SECONDS)).isTrue();
    door.close();
  }

  @Test
  void twoHundredBirthsCompleteWithTokensOfTwoSecondsAndOneTokenRequestAtATime() throws Exception {
    int before = door.passed();
    long begun = System.nanoTime();
    List<Future<String>> accepted = new ArrayList<>();
    for (int i = 0; i < BIRTHS; i++) {
      accepted.add(crvs.submit(() -> town.accept(Town.birth())));
    }
    for (Future<String> id : accepted) {
      town.until(id.get(), "COMPLETED", PATIENCE);
    }
    long seconds = Duration.ofNanos(System.nanoTime() - begun).toSeconds() + 1;

    assertThat(door.mostAtOnce()).isEqualTo(1);
    // each lives for two seconds, and is used for one and a half; two calls for each birth
    assertThat(door.passed() - before)
        .isGreaterThan(1)
        .isLessThanOrEqualTo((int) seconds + 5)
        .isLessThan(BIRTHS);
    assertThat(Files.readString(folder.resolve("log.txt"))).doesNotContain("eyJ");
    assertThat(town.simulated("/simulator/packets").findValuesAsText("accepted"))
        .hasSize(BIRTHS)
        .containsOnly("1");
  }
}
