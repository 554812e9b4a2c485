package org.vitalflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which pages of a browser may use the controls. */
class BrowserGuardIT {
  private static final String FAULT = "{\"at\":\"trigger\",\"effect\":\"SLOW\"}";

  @TempDir static Path folder;
  private static RunningSimulator simulator;

  @BeforeAll
  static void start() {
    simulator = new RunningSimulator(folder);
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @Test
  void anotherSiteMaySetNoFaultClearNoneAndResetNothing() throws Exception {
    simulator.post("/simulator/faults", FAULT);
    List<String[]> others =
        List.of(
            new String[] {"Origin", "https://elsewhere.example"},
            new String[] {"Origin", "null"},
            new String[] {"Origin", "http://localhost:1"},
            new String[] {"Sec-Fetch-Site", "cross-site"},
            new String[] {"Sec-Fetch-Site", "same-site"},
            new String[] {"Origin", own(), "Sec-Fetch-Site", "cross-site"});
    for (String[] headers : others) {
      String why = String.join(" ", headers);
      for (String path : List.of("/simulator/faults", "/%73imulator/faults")) {
        assertThat(simulator.post(path, FAULT, headers).statusCode()).as(why).isEqualTo(403);
        assertThat(delete(path, headers)).as(why).isEqualTo(403);
      }
      assertThat(delete("/simulator/state", headers)).as(why).isEqualTo(403);
    }
    assertThat(simulator.get("/simulator/faults")).hasSize(1);
    assertThat(delete("/simulator/faults")).isEqualTo(204);
  }

  @Test
  void theOwnPageAndACallerThatIsNoBrowserMay() throws Exception {
    String[] page = {"Origin", own(), "Sec-Fetch-Site", "same-origin"};
    assertThat(simulator.post("/simulator/faults", FAULT, page).statusCode()).isEqualTo(201);
    assertThat(delete("/simulator/faults", page)).isEqualTo(204);
    assertThat(simulator.post("/simulator/faults", FAULT).statusCode()).isEqualTo(201);
    assertThat(delete("/simulator/faults")).isEqualTo(204);
  }

  @Test
  void aNameThatAnotherSitePointsHereReadsNothing() throws Exception {
    assertThat(statusUnder("localhost:" + simulator.port)).isEqualTo("200");
    assertThat(statusUnder("127.0.0.1:" + simulator.port)).isEqualTo("200");
    assertThat(statusUnder("[::1]:" + simulator.port)).isEqualTo("200");
    assertThat(statusUnder("elsewhere.example:" + simulator.port)).isEqualTo("403");
  }

  @Test
  void thePageMayLoadNothingFromElsewhereAndStandInNoFrame() throws Exception {
    String policy =
        simulator
            .send(simulator.to("/"))
            .headers()
            .firstValue("Content-Security-Policy")
            .orElseThrow();
    assertThat(policy)
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe", "*", "http:", "data:");
  }

  private static String own() {
    return "http://localhost:" + simulator.port;
  }

  private static int delete(String path, String... headers) throws Exception {
    HttpRequest.Builder request = simulator.to(path).DELETE();
    if (headers.length > 0) {
      request.headers(headers);
    }
    return simulator.send(request).statusCode();
  }

  /** By hand, since Java's own client sets the host itself. */
  private static String statusUnder(String host) throws IOException {
    try (var socket = new Socket("127.0.0.1", simulator.port)) {
      String request = "GET /simulator/packets HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.formatted(host).getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return answer.split(" ", 3)[1];
    }
  }
}
