package org.vitalflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What shall go wrong goes wrong, as often and for whom it was said. */
class FaultsIT {
  @TempDir static Path folder;
  private static RunningSimulator simulator;

  @BeforeAll
  static void start() {
    simulator = new RunningSimulator(folder, "--SIMULATOR_PROCESSING_MILLIS=100");
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @AfterEach
  void clear() throws Exception {
    simulator.send(simulator.to("/simulator/faults").DELETE());
  }

  @Test
  void anImpossibleFaultIsRefused() throws Exception {
    List<Map<String, Object>> impossible =
        List.of(
            Map.of("at", "nowhere", "effect", "HTTP_500"),
            Map.of("at", "trigger", "effect", "EXPLODE"),
            Map.of("at", "token", "effect", "REJECT"),
            Map.of("at", "trigger"),
            Map.of("at", "trigger", "effect", "HTTP_500", "times", 0),
            Map.of("at", "trigger", "effect", "HTTP_500", "colour", "red"));
    for (Map<String, Object> fault : impossible) {
      assertThat(simulator.fault(fault).statusCode()).as(fault.toString()).isEqualTo(400);
    }
    assertThat(simulator.get("/simulator/faults")).isEmpty();
  }

  @Test
  void faultsAreListedUntilTheyAreUsedUpOrCleared() throws Exception {
    String rid = RunningSimulator.rid();
    assertThat(
            simulator
                .fault(Map.of("at", "createPacket", "effect", "HTTP_500", "times", 2, "rid", rid))
                .statusCode())
        .isEqualTo(201);
    create(RunningSimulator.rid());
    assertThat(simulator.get("/simulator/faults").at("/0/times").asInt()).isEqualTo(2);
    assertThat(create(rid).statusCode()).isEqualTo(500);
    assertThat(simulator.get("/simulator/faults").at("/0/times").asInt()).isEqualTo(1);
    assertThat(create(rid).statusCode()).isEqualTo(500);
    assertThat(create(rid).statusCode()).isEqualTo(200);
    assertThat(simulator.get("/simulator/faults")).isEmpty();
    assertThat(simulator.get("/simulator/packets/" + rid).path("created").asInt()).isEqualTo(3);
  }

  @Test
  void aQuestionAboutNobodyUsesUpNoFaultAndIsNotCounted() throws Exception {
    String nobody = "00000000000000020000101000000";
    simulator.fault(Map.of("at", "createPacket", "effect", "HTTP_500"));
    simulator.fault(Map.of("at", "trigger", "effect", "HTTP_500"));
    simulator.fault(Map.of("at", "status", "effect", "HTTP_500"));
    assertThat(create(nobody).statusCode()).isEqualTo(200);
    assertThat(trigger(nobody).statusCode()).isEqualTo(200);
    assertThat(status(nobody).statusCode()).isEqualTo(200);
    assertThat(simulator.get("/simulator/faults")).hasSize(3);
    assertThat(simulator.send(simulator.to("/simulator/packets/" + nobody)).statusCode())
        .isEqualTo(404);
  }

  @Test
  void aNameInAnyFieldChoosesTheBirth() throws Exception {
    simulator.fault(
        Map.of("at", "trigger", "effect", "ERRORS", "nameContains", "Wanjiru", "times", 1));
    ObjectNode named = RunningSimulator.birth(RunningSimulator.rid());
    named
        .withObject("/request/fields")
        .put("introducerName", "[{\"language\":\"eng\",\"value\":\"Wanjiru\"}]");
    String other = simulator.sendBirth();
    String hit = simulator.send(named);
    assertThat(simulator.get("/simulator/packets/" + other).path("accepted").asInt()).isEqualTo(1);
    assertThat(simulator.get("/simulator/packets/" + hit).path("accepted").asInt()).isZero();
  }

  @Test
  void eachAnswerThatIsNotOneIsWhatItsNameSays() throws Exception {
    assertThat(answerUnder("UNAUTHORIZED").statusCode()).isEqualTo(401);
    assertThat(answerUnder("FORBIDDEN").statusCode()).isEqualTo(403);
    assertThat(answerUnder("NOT_JSON").body()).startsWith("<html");
    JsonNode nothing = RunningSimulator.tree(answerUnder("NULL_RESPONSE"));
    assertThat(nothing.path("response").isNull()).isTrue();
    assertThat(nothing.path("errors")).isEmpty();
    JsonNode errors = RunningSimulator.tree(answerUnder("ERRORS"));
    assertThat(errors.at("/errors/0/errorCode").asText()).isNotEmpty();
  }

  private static HttpResponse<String> answerUnder(String effect) throws Exception {
    String rid = RunningSimulator.rid();
    simulator.fault(Map.of("at", "createPacket", "effect", effect));
    HttpResponse<String> answer = create(rid);
    assertThat(simulator.get("/simulator/packets/" + rid).path("process").isNull()).isTrue();
    return answer;
  }

  @Test
  void whatIsDoneButNotAnsweredIsDoneAndTheConnectionDropped() throws Exception {
    String rid = RunningSimulator.rid();
    create(rid);
    simulator.fault(Map.of("at", "trigger", "effect", "DONE_BUT_NO_ANSWER"));
    assertThatThrownBy(() -> trigger(rid))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(HttpTimeoutException.class);
    assertThat(RunningSimulator.tree(trigger(rid)).at("/errors/0/errorCode").asText())
        .isEqualTo("RPR-WIS-001");
    assertThat(simulator.get("/simulator/packets/" + rid).path("accepted").asInt()).isEqualTo(1);
  }

  @Test
  void aTimeoutNeitherAnswersNorDoesAnything() throws Exception {
    String rid = RunningSimulator.rid();
    simulator.fault(Map.of("at", "createPacket", "effect", "TIMEOUT"));
    HttpRequest.Builder request =
        simulator
            .to("/commons/v1/packetmanager/createPacket")
            .header("Content-Type", "application/json")
            .header("Cookie", simulator.cookie())
            .PUT(HttpRequest.BodyPublishers.ofString(RunningSimulator.birth(rid).toString()))
            .timeout(Duration.ofMillis(700));
    assertThatThrownBy(() -> simulator.send(request)).isInstanceOf(HttpTimeoutException.class);
    assertThat(simulator.get("/simulator/packets/" + rid).path("process").isNull()).isTrue();
  }

  @Test
  void aSlowCallIsDoneAfterItsDelay() throws Exception {
    simulator.fault(Map.of("at", "createPacket", "effect", "SLOW", "delayMillis", 400));
    Instant start = Instant.now();
    assertThat(create(RunningSimulator.rid()).statusCode()).isEqualTo(200);
    assertThat(Duration.between(start, Instant.now())).isGreaterThan(Duration.ofMillis(400));
  }

  @Test
  void processingFailsRejectsOrNeverEndsAsItIsTold() throws Exception {
    assertThat(outcomeUnder("FAIL")).isEqualTo("FAILED");
    assertThat(outcomeUnder("REJECT")).isEqualTo("REJECTED");
    String never = birthUnder("NEVER");
    Awaitility.await().until(() -> simulator.get("/simulator/faults").isEmpty());
    String next = simulator.sendBirth();
    Awaitility.await().until(() -> simulator.outcomeOf(next).equals("PROCESSED"));
    assertThat(simulator.outcomeOf(never)).isEqualTo("null");
  }

  /** By RID, so that the births of other tests are left alone. */
  private static String birthUnder(String effect) throws Exception {
    String rid = RunningSimulator.rid();
    simulator.fault(Map.of("at", "process", "effect", effect, "rid", rid));
    return simulator.send(RunningSimulator.birth(rid));
  }

  private static String outcomeUnder(String effect) throws Exception {
    String rid = birthUnder(effect);
    return Awaitility.await()
        .until(() -> simulator.outcomeOf(rid), outcome -> !outcome.equals("null"));
  }

  @Test
  void aPausedPacketHasNoOutcomeAndTheStatusApiFailsAsOftenAsItIsTold() throws Exception {
    String rid = birthUnder("PAUSE_FOR_INFO");
    Awaitility.await().until(() -> simulator.get("/simulator/faults").isEmpty());
    simulator.fault(Map.of("at", "status", "effect", "HTTP_500", "rid", rid));
    assertThat(history(rid).statusCode()).isEqualTo(500);
    assertThat(history(rid).statusCode()).isEqualTo(200);
    assertThat(simulator.outcomeOf(rid)).isEqualTo("null");
  }

  @Test
  void everyCallCanHaveEveryFaultOfCalls() throws Exception {
    String rid = simulator.sendBirth();
    for (String at : List.of("createPacket", "trigger", "status")) {
      for (String effect : List.of("HTTP_500", "UNAUTHORIZED", "FORBIDDEN")) {
        simulator.fault(Map.of("at", at, "effect", effect));
        assertThat(call(at, rid).statusCode())
            .as(at + effect)
            .isEqualTo(Map.of("HTTP_500", 500, "UNAUTHORIZED", 401, "FORBIDDEN", 403).get(effect));
      }
      simulator.fault(Map.of("at", at, "effect", "NOT_JSON"));
      assertThat(call(at, rid).body()).as(at).startsWith("<html");
      simulator.fault(Map.of("at", at, "effect", "NULL_RESPONSE"));
      JsonNode nothing = RunningSimulator.tree(call(at, rid));
      assertThat(nothing.path("response").isNull()).as(at).isTrue();
      assertThat(nothing.path("errors")).as(at).isEmpty();
      simulator.fault(Map.of("at", at, "effect", "ERRORS"));
      assertThat(RunningSimulator.tree(call(at, rid)).path("errors")).as(at).isNotEmpty();
      simulator.fault(Map.of("at", at, "effect", "SLOW", "delayMillis", 100));
      assertThat(call(at, rid).statusCode()).as(at).isEqualTo(200);
      simulator.fault(Map.of("at", at, "effect", "DONE_BUT_NO_ANSWER"));
      assertThatThrownBy(() -> call(at, rid)).as(at).isInstanceOf(IOException.class);
      assertThat(simulator.get("/simulator/faults")).as(at).isEmpty();
    }
  }

  private static HttpResponse<String> call(String at, String rid) throws Exception {
    return switch (at) {
      case "createPacket" -> create(rid);
      case "trigger" -> trigger(rid);
      default -> status(rid);
    };
  }

  /** By POST, which the test's own client does not repeat by itself. */
  private static HttpResponse<String> status(String rid) throws Exception {
    ObjectNode body = RunningSimulator.JSON.createObjectNode();
    body.put("id", "mosip.registration.external.status").put("version", "1.0");
    body.put("requesttime", Envelope.time(Instant.now()));
    body.putArray("request").addObject().put("registrationId", rid);
    return simulator.post(
        "/registrationprocessor/v1/registrationstatus/externalstatus/search",
        body.toString(),
        "Cookie",
        simulator.cookie());
  }

  private static HttpResponse<String> history(String rid) throws Exception {
    return simulator.send(
        simulator
            .to("/registrationprocessor/v1/registrationtransaction/search/" + rid)
            .header("Cookie", simulator.cookie()));
  }

  @Test
  void manyTriggersAtOnceAreAcceptedOnce() throws Exception {
    String rid = RunningSimulator.rid();
    create(rid);
    String cookie = simulator.cookie();
    String body = RunningSimulator.trigger(rid, "CRVS_NEW").toString();
    ExecutorService callers = Executors.newFixedThreadPool(8);
    try {
      List<Callable<String>> calls =
          IntStream.range(0, 40)
              .<Callable<String>>mapToObj(
                  i -> () -> simulator.trigger(body, "Cookie", cookie).body())
              .toList();
      int accepted = 0;
      for (Future<String> answer : callers.invokeAll(calls)) {
        accepted += answer.get().contains("workflowInstanceId") ? 1 : 0;
      }
      assertThat(accepted).isEqualTo(1);
    } finally {
      callers.shutdown();
    }
    assertThat(simulator.get("/simulator/packets/" + rid).path("triggered").asInt()).isEqualTo(40);
  }

  private static HttpResponse<String> create(String rid) throws Exception {
    return simulator.createPacket(
        RunningSimulator.birth(rid).toString(), "Cookie", simulator.cookie());
  }

  private static HttpResponse<String> trigger(String rid) throws Exception {
    return simulator.trigger(
        RunningSimulator.trigger(rid, "CRVS_NEW").toString(), "Cookie", simulator.cookie());
  }
}
