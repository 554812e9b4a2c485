package org.vitalflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a partner has a credential again that never reached it. */
@Tag("proof")
class CredentialRequestIT {
  private static final String BASE = "/v1/credentialrequest";

  @TempDir static Path folder;
  private static RunningSimulator simulator;
  private static Callback callback;
  private static String rid;
  private static String cookie;

  /** The child is born before anybody listens. */
  @BeforeAll
  static void start() throws Exception {
    simulator = new RunningSimulator(folder, "--SIMULATOR_PROCESSING_MILLIS=1000");
    callback = new Callback();
    cookie = simulator.cookie();
    rid = simulator.sendBirth();
    await().until(() -> simulator.outcomeOf(rid).equals("PROCESSED"));
    simulator.subscribe(Topics.CREDENTIAL, callback.address("/credential"), "a-secret");
    await()
        .until(
            () -> {
              simulator.sendBirth();
              return !callback.heard.isEmpty();
            });
  }

  @AfterAll
  static void stop() {
    simulator.close();
    callback.close();
  }

  private static ConditionFactory await() {
    return Awaitility.await().atMost(Duration.ofSeconds(30));
  }

  private static List<String> heard(String request) {
    return callback.heard.stream()
        .map(Callback.Heard::body)
        .filter(body -> body.contains("\"transactionId\":\"%s\"".formatted(request)))
        .toList();
  }

  @Test
  void aCredentialIsPublishedAnewForARidAUinAndAVid() throws Exception {
    JsonNode person = null;
    for (JsonNode one : simulator.get("/simulator/identities")) {
      person = one.path("rid").asText().equals(rid) ? one : person;
    }
    assertThat(person).isNotNull();
    for (String name : List.of("rid", "uin", "vid")) {
      String request = ask("/requestgenerator", person.path(name).asText());
      await().until(() -> heard(request).size() == 1);
      JsonNode event = RunningSimulator.JSON.readTree(heard(request).get(0)).path("event");
      assertThat(event.at("/data/registrationId").asText()).isEqualTo(rid);
      assertThat(event.path("transactionId").asText()).isEqualTo(request);
      assertThat(event.at("/data/credential").asText()).isNotEmpty();
      assertThat(status(request)).isEqualTo("ISSUED");
    }
  }

  @Test
  void aRequestIsCancelledWhileItIsNewAndTriedAgainWhenItIsToldTo() throws Exception {
    String request = ask("/v2/requestgenerator/" + rid + "-CRVS", rid);
    assertThat(request).isEqualTo(rid + "-CRVS");
    assertThat(get("/cancel/" + request).at("/response/requestId").asText()).isEqualTo(request);
    assertThat(status(request)).isEqualTo("CANCELLED");
    assertThat(code(get("/cancel/" + request))).isEqualTo("IDR-CRG-004");
    JsonNode again =
        RunningSimulator.tree(
            simulator.send(
                simulator
                    .to(BASE + "/retrigger/" + request)
                    .header("Cookie", cookie)
                    .PUT(HttpRequest.BodyPublishers.noBody())));
    assertThat(again.at("/response/id").asText()).isEqualTo(rid);
    await().until(() -> status(request).equals("ISSUED"));
    await().until(() -> heard(request).size() == 1);
  }

  @Test
  void aRequestForNobodyFailsLaterAndIsListed() throws Exception {
    assertThat(code(get("/getRequestIds?statusCode=NONE"))).isEqualTo("IDR-CRG-009");
    String request = ask("/requestgenerator", "9999999999");
    await().until(() -> status(request).equals("FAILED"));
    JsonNode page = get("/getRequestIds?statusCode=FAILED").path("response");
    assertThat(page.at("/data/0/requestId").asText()).isEqualTo(request);
    assertThat(page.path("totalItems").asInt()).isEqualTo(1);
    assertThat(code(get("/getRequestIds?effectivedtimes=today"))).isEqualTo("IDR-CRG-008");
    assertThat(code(get("/get/none"))).isEqualTo("IDR-CRG-003");
  }

  @Test
  void aRequestOutlivesARestart() throws Exception {
    String request = ask("/requestgenerator", rid);
    int port = simulator.port;
    simulator.close();
    simulator = new RunningSimulator(port, folder, "--SIMULATOR_PROCESSING_MILLIS=1000");
    await().until(() -> status(request).equals("ISSUED"));
    await().until(() -> heard(request).size() == 1);
  }

  private static String ask(String path, String id) throws Exception {
    ObjectNode body = RunningSimulator.JSON.createObjectNode();
    body.put("id", "mosip.credential.request.generator").put("version", "1.0");
    body.putObject("request")
        .put("id", id)
        .put("credentialType", "vercred")
        .put("issuer", Client.MOSIP_PARTNER)
        .put("encrypt", true);
    JsonNode answer =
        RunningSimulator.tree(simulator.post(BASE + path, body.toString(), "Cookie", cookie));
    return answer.at("/response/requestId").asText();
  }

  private static JsonNode get(String path) throws Exception {
    return RunningSimulator.tree(
        simulator.send(simulator.to(BASE + path).header("Cookie", cookie)));
  }

  private static String status(String request) throws Exception {
    return get("/get/" + request).at("/response/statusCode").asText();
  }

  private static String code(JsonNode answer) {
    return answer.at("/errors/0/errorCode").asText();
  }
}
