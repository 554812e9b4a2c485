package org.vitalflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every effect at every place, seen from outside: over HTTP and at a subscriber's callback. Needs
 * nothing of the simulator but its port, with a processing time of at most a second.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EffectsContract {
  private static final String SECRET = "a-secret-of-the-effects";
  private static final String ADULT = "6184027395162841";
  private static final Duration BRIEF = Duration.ofMillis(500);

  private RunningSimulator simulator;
  private Callback callback;
  private final Map<Place, Map<Effect, Check>> checks = new EnumMap<>(Place.class);

  /** Sees one effect happen. */
  @FunctionalInterface
  interface Check {
    void see() throws Exception;
  }

  /** Of a simulator that runs, for as long as this class does. */
  abstract int port() throws Exception;

  @BeforeAll
  void begin() throws Exception {
    simulator = RunningSimulator.elsewhere(port());
    callback = new Callback();
    Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
    known();
    for (String topic : List.of(Topics.COMPLETED, Topics.CREDENTIAL, Topics.PAUSED)) {
      subscribe(topic);
    }
    Awaitility.await()
        .pollInterval(Duration.ofMillis(500))
        .until(
            () -> {
              simulator.sendBirth();
              return !heard(Topics.COMPLETED, "PROCESSED").isEmpty()
                  && !heard(Topics.CREDENTIAL, "vercred").isEmpty();
            });
  }

  @AfterAll
  void end() {
    Awaitility.reset();
    callback.close();
  }

  @AfterEach
  void clear() throws Exception {
    simulator.send(simulator.to("/simulator/faults").DELETE());
  }

  static Stream<Arguments> pairs() {
    return Arrays.stream(Place.values())
        .flatMap(
            at -> Arrays.stream(Effect.values()).filter(at::has).map(it -> Arguments.of(at, it)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("pairs")
  void anEffectIsSeenFromOutside(Place at, Effect effect) throws Exception {
    assertThat(checks.getOrDefault(at, Map.of())).containsKey(effect);
    checks.get(at).get(effect).see();
  }

  private void known() {
    checks.put(
        Place.TOKEN,
        Map.of(
            Effect.HTTP_500, this::tokenBreaks,
            Effect.TIMEOUT, this::tokenNeverComes,
            Effect.SHORT_LIVED, this::tokenIsBrief));
    for (Place at : List.of(Place.CREATE_PACKET, Place.TRIGGER, Place.STATUS)) {
      Map<Effect, Check> ofCalls = new EnumMap<>(Effect.class);
      ofCalls.put(
          Effect.HTTP_400, () -> assertThat(hit(at, Effect.HTTP_400).statusCode()).isEqualTo(400));
      ofCalls.put(
          Effect.HTTP_500, () -> assertThat(hit(at, Effect.HTTP_500).statusCode()).isEqualTo(500));
      ofCalls.put(
          Effect.UNAUTHORIZED,
          () -> assertThat(hit(at, Effect.UNAUTHORIZED).statusCode()).isEqualTo(401));
      ofCalls.put(
          Effect.FORBIDDEN,
          () -> assertThat(hit(at, Effect.FORBIDDEN).statusCode()).isEqualTo(403));
      ofCalls.put(
          Effect.NOT_JSON, () -> assertThat(hit(at, Effect.NOT_JSON).body()).startsWith("<html"));
      ofCalls.put(Effect.NULL_RESPONSE, () -> nothing(at));
      ofCalls.put(Effect.ERRORS, () -> errors(at));
      ofCalls.put(Effect.SLOW, () -> slow(at));
      ofCalls.put(Effect.TIMEOUT, () -> timeout(at));
      ofCalls.put(Effect.DONE_BUT_NO_ANSWER, () -> doneUnanswered(at));
      checks.put(at, ofCalls);
    }
    checks.put(
        Place.PROCESS,
        Map.of(
            Effect.REJECT, () -> ends(Effect.REJECT, "REJECTED", "PACKET_REJECTED"),
            Effect.FAIL, () -> ends(Effect.FAIL, "FAILED", "PACKET_FAILED"),
            Effect.NEVER, this::neverEnds,
            Effect.SLOW, this::endsLate,
            Effect.PAUSE_FOR_INFO, this::pauses,
            Effect.REPROCESS_FAILED, this::isGivenUp));
    Map<Effect, Check> ofDeliveries = new EnumMap<>(Effect.class);
    ofDeliveries.put(Effect.LOSE, this::isLost);
    ofDeliveries.put(Effect.EARLY, this::isEarly);
    ofDeliveries.put(Effect.REORDER, this::isOvertaken);
    ofDeliveries.put(Effect.DATA_SHARE, this::isShared);
    ofDeliveries.put(Effect.DROP_SUBSCRIBER, this::isDropped);
    ofDeliveries.put(Effect.DUPLICATE, this::comesTwice);
    ofDeliveries.put(Effect.FORGE, this::isForged);
    ofDeliveries.put(Effect.UNKNOWN_RID, this::isOfNobody);
    checks.put(Place.DELIVER, ofDeliveries);
  }

  // --- token

  private void tokenBreaks() throws Exception {
    fault(Place.TOKEN, Effect.HTTP_500, Map.of());
    assertThat(simulator.token("ops-demo", "ops-demo-secret").statusCode()).isEqualTo(500);
    assertThat(simulator.token("ops-demo", "ops-demo-secret").statusCode()).isEqualTo(200);
  }

  private void tokenNeverComes() throws Exception {
    fault(Place.TOKEN, Effect.TIMEOUT, Map.of());
    simulator.patience = BRIEF;
    assertNoAnswer(() -> simulator.token("ops-demo", "ops-demo-secret"));
  }

  private void tokenIsBrief() throws Exception {
    fault(Place.TOKEN, Effect.SHORT_LIVED, Map.of());
    JsonNode token = RunningSimulator.tree(simulator.token("ops-demo", "ops-demo-secret"));
    assertThat(token.path("expires_in").asInt()).isBetween(1, 2);
  }

  // --- calls

  /** What an answer under the fault is; nothing is done, and the next call is answered. */
  private HttpResponse<String> hit(Place at, Effect effect) throws Exception {
    String rid = ready(at);
    fault(at, effect, Map.of("rid", rid));
    HttpResponse<String> answer = call(at, rid);
    assertThat(isDone(at, rid)).isFalse();
    assertSound(at, call(at, rid));
    return answer;
  }

  private void nothing(Place at) throws Exception {
    JsonNode answer = RunningSimulator.tree(hit(at, Effect.NULL_RESPONSE));
    assertThat(answer.path("response").isNull()).isTrue();
    assertThat(answer.path("errors")).isEmpty();
  }

  private void errors(Place at) throws Exception {
    JsonNode answer = RunningSimulator.tree(hit(at, Effect.ERRORS));
    assertThat(answer.at("/errors/0/errorCode").asText()).isNotEmpty();
  }

  private void slow(Place at) throws Exception {
    String rid = ready(at);
    fault(at, Effect.SLOW, Map.of("rid", rid, "delayMillis", 300));
    Instant start = Instant.now();
    assertSound(at, call(at, rid));
    assertThat(Duration.between(start, Instant.now())).isGreaterThan(Duration.ofMillis(300));
  }

  private void timeout(Place at) throws Exception {
    String rid = ready(at);
    fault(at, Effect.TIMEOUT, Map.of("rid", rid));
    String cookie = simulator.cookie();
    simulator.patience = BRIEF;
    assertNoAnswer(() -> call(at, rid, cookie));
    assertThat(isDone(at, rid)).isFalse();
  }

  private void doneUnanswered(Place at) throws Exception {
    String rid = ready(at);
    fault(at, Effect.DONE_BUT_NO_ANSWER, Map.of("rid", rid));
    assertThatThrownBy(() -> call(at, rid))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(HttpTimeoutException.class);
    assertThat(isDone(at, rid)).isEqualTo(at != Place.STATUS);
  }

  private void assertNoAnswer(ThrowingCallable call) {
    try {
      assertThatThrownBy(call).isInstanceOf(HttpTimeoutException.class);
    } finally {
      simulator.patience = RunningSimulator.PATIENCE;
    }
  }

  /** A RID for which the call at this place can succeed. */
  private String ready(Place at) throws Exception {
    String rid = RunningSimulator.rid();
    if (at != Place.CREATE_PACKET) {
      assertSound(Place.CREATE_PACKET, call(Place.CREATE_PACKET, rid));
    }
    if (at == Place.STATUS) {
      assertSound(Place.TRIGGER, call(Place.TRIGGER, rid));
    }
    return rid;
  }

  private HttpResponse<String> call(Place at, String rid) throws Exception {
    return call(at, rid, simulator.cookie());
  }

  private HttpResponse<String> call(Place at, String rid, String cookie) throws Exception {
    return switch (at) {
      case CREATE_PACKET ->
          simulator.createPacket(RunningSimulator.birth(rid).toString(), "Cookie", cookie);
      case TRIGGER ->
          simulator.trigger(RunningSimulator.trigger(rid, "CRVS_NEW").toString(), "Cookie", cookie);
      default -> simulator.externalStatus(rid, cookie);
    };
  }

  private static void assertSound(Place at, HttpResponse<String> answer) throws Exception {
    assertThat(answer.statusCode()).isEqualTo(200);
    JsonNode response = RunningSimulator.tree(answer).path("response");
    assertThat(at == Place.TRIGGER ? response.has("workflowInstanceId") : response.has(0)).isTrue();
  }

  private boolean isDone(Place at, String rid) throws Exception {
    if (at == Place.STATUS) {
      return false;
    }
    JsonNode packet = simulator.get("/simulator/packets/" + rid);
    return at == Place.TRIGGER
        ? packet.path("accepted").asInt() == 1
        : packet.path("process").isTextual();
  }

  // --- process

  private void ends(Effect effect, String outcome, String code) throws Exception {
    String rid = birth(effect, Map.of());
    until(rid, outcome);
    Awaitility.await().until(() -> !heard(Topics.COMPLETED, rid).isEmpty());
    JsonNode event = event(Topics.COMPLETED, rid);
    assertThat(event.path("resultCode").asText()).isEqualTo(outcome);
    assertThat(event.path("errorCode").asText()).isEqualTo(code);
    assertThat(heard(Topics.CREDENTIAL, rid)).isEmpty();
  }

  private void neverEnds() throws Exception {
    String rid = birth(Effect.NEVER, Map.of());
    Awaitility.await().until(() -> simulator.get("/simulator/faults").isEmpty());
    assertThatNobodyHears(rid);
    assertThat(simulator.outcomeOf(rid)).isEqualTo("null");
  }

  private void endsLate() throws Exception {
    Instant start = Instant.now();
    String rid = birth(Effect.SLOW, Map.of("delayMillis", 800));
    until(rid, "PROCESSED");
    assertThat(Duration.between(start, Instant.now())).isGreaterThan(Duration.ofMillis(800));
  }

  private void pauses() throws Exception {
    String rid = birth(Effect.PAUSE_FOR_INFO, Map.of());
    Awaitility.await().until(() -> !heard(Topics.PAUSED, rid).isEmpty());
    String request = event(Topics.PAUSED, rid).path("additionalInfoRequestId").asText();
    assertThat(request).startsWith(rid);
    assertThat(
            RunningSimulator.tree(simulator.externalStatus(rid, simulator.cookie()))
                .at("/response/0/additionalInfoReqId")
                .asText())
        .isEqualTo(request);
    assertThat(simulator.outcomeOf(rid)).isEqualTo("null");
  }

  private void isGivenUp() throws Exception {
    String rid = birth(Effect.REPROCESS_FAILED, Map.of());
    Awaitility.await()
        .until(
            () ->
                RunningSimulator.tree(simulator.externalStatus(rid, simulator.cookie()))
                    .at("/response/0/statusCode")
                    .asText()
                    .equals("REJECTED"));
    assertThatNobodyHears(rid);
    assertThat(simulator.outcomeOf(rid)).isEqualTo("null");
  }

  /** What is sent after it is heard of, and it is not. */
  private void assertThatNobodyHears(String rid) throws Exception {
    String next = simulator.sendBirth();
    Awaitility.await().until(() -> !heard(Topics.COMPLETED, next).isEmpty());
    assertThat(heard(Topics.COMPLETED, rid)).isEmpty();
    assertThat(heard(Topics.CREDENTIAL, rid)).isEmpty();
  }

  // --- deliveries, of deaths, which are told on one topic alone

  private void isLost() throws Exception {
    String rid = death(Effect.LOSE, Map.of());
    Awaitility.await().until(() -> kinds(rid).contains("LOSE"));
    assertThatNobodyHears(rid);
    assertThat(kinds(rid)).containsExactly("LOSE");
  }

  private void isEarly() throws Exception {
    String rid = RunningSimulator.rid();
    simulator.createPacket(packetOfDeath(rid).toString(), "Cookie", simulator.cookie());
    fault(Place.DELIVER, Effect.EARLY, Map.of("rid", rid));
    simulator.trigger(
        RunningSimulator.trigger(rid, "CRVS_DEATH").toString(), "Cookie", simulator.cookie());
    assertThat(heard(Topics.COMPLETED, rid)).hasSize(1);
  }

  private void isOvertaken() throws Exception {
    String first = death(Effect.REORDER, Map.of("delayMillis", 1500));
    String second = simulator.send(packetOfDeath(RunningSimulator.rid()));
    Awaitility.await().until(() -> !heard(Topics.COMPLETED, first).isEmpty());
    List<String> told = callback.heard.stream().map(Callback.Heard::body).toList();
    int overtaken = told.indexOf(heard(Topics.COMPLETED, first).get(0).body());
    assertThat(told.indexOf(heard(Topics.COMPLETED, second).get(0).body()))
        .isBetween(0, overtaken - 1);
  }

  private void isShared() throws Exception {
    String rid = RunningSimulator.rid();
    fault(Place.DELIVER, Effect.DATA_SHARE, Map.of("rid", rid));
    simulator.send(RunningSimulator.birth(rid));
    Awaitility.await().until(() -> !heard(Topics.CREDENTIAL, rid).isEmpty());
    JsonNode event = event(Topics.CREDENTIAL, rid).path("event");
    assertThat(event.path("data").has("credential")).isFalse();
    String path = URI.create(event.path("dataShareUri").asText()).getPath();
    HttpResponse<String> share =
        simulator.send(simulator.to(path).header("Cookie", simulator.cookie()));
    assertThat(share.statusCode()).isEqualTo(200);
    assertThat(share.body()).isNotEmpty();
  }

  private void isDropped() throws Exception {
    String rid = death(Effect.DROP_SUBSCRIBER, Map.of());
    Awaitility.await().until(() -> kinds(rid).contains("DROP_SUBSCRIBER"));
    String next = simulator.send(packetOfDeath(RunningSimulator.rid()));
    until(next, "PROCESSED");
    assertThat(heard(Topics.COMPLETED, rid)).isEmpty();
    assertThat(heard(Topics.COMPLETED, next)).isEmpty();
    subscribe(Topics.COMPLETED);
    Awaitility.await().until(() -> !heard(Topics.COMPLETED, next).isEmpty());
    assertThat(heard(Topics.COMPLETED, rid)).hasSize(1);
  }

  private void comesTwice() throws Exception {
    String rid = death(Effect.DUPLICATE, Map.of());
    Awaitility.await().until(() -> heard(Topics.COMPLETED, rid).size() == 2);
    List<Callback.Heard> both = heard(Topics.COMPLETED, rid);
    assertThat(both.get(1)).isEqualTo(both.get(0));
    Awaitility.await().until(() -> kinds(rid).contains("DUPLICATE"));
  }

  private void isForged() throws Exception {
    String rid = death(Effect.FORGE, Map.of());
    Awaitility.await().until(() -> heard(Topics.COMPLETED, rid).size() == 2);
    assertThat(heard(Topics.COMPLETED, rid))
        .anyMatch(one -> !Subscriber.isSigned(one, SECRET))
        .anyMatch(one -> Subscriber.isSigned(one, SECRET) && one.body().contains("PROCESSED"));
  }

  private void isOfNobody() throws Exception {
    String rid = death(Effect.UNKNOWN_RID, Map.of());
    Awaitility.await().until(() -> !heard(Topics.COMPLETED, rid).isEmpty());
    List<String> unknown = simulator.deliveries("kind", "UNKNOWN_RID", "rid");
    assertThat(unknown).hasSize(1);
    assertThat(heard(Topics.COMPLETED, unknown.get(0)))
        .singleElement()
        .matches(one -> Subscriber.isSigned(one, SECRET));
    assertThat(simulator.send(simulator.to("/simulator/packets/" + unknown.get(0))).statusCode())
        .isEqualTo(404);
  }

  // --- what the checks share

  private void fault(Place at, Effect effect, Map<String, Object> more) throws Exception {
    ObjectNode fault = RunningSimulator.JSON.valueToTree(more);
    fault.put("at", at.word()).put("effect", effect.name());
    assertThat(simulator.post("/simulator/faults", fault.toString()).statusCode()).isEqualTo(201);
  }

  private String birth(Effect effect, Map<String, Object> more) throws Exception {
    return send(RunningSimulator.birth(RunningSimulator.rid()), Place.PROCESS, effect, more);
  }

  private String death(Effect effect, Map<String, Object> more) throws Exception {
    return send(packetOfDeath(RunningSimulator.rid()), Place.DELIVER, effect, more);
  }

  private String send(ObjectNode packet, Place at, Effect effect, Map<String, Object> more)
      throws Exception {
    Map<String, Object> ofRid = new HashMap<>(more);
    ofRid.put("rid", packet.at("/request/id").asText());
    fault(at, effect, ofRid);
    return simulator.send(packet);
  }

  private static ObjectNode packetOfDeath(String rid) throws Exception {
    ObjectNode packet = RunningSimulator.packet(rid, "CRVS_DEATH");
    packet.withObject("/request/fields").put("UIN", ADULT).put("declaredAsDeceased", "Y");
    return packet;
  }

  private void until(String rid, String outcome) {
    Awaitility.await().until(() -> simulator.outcomeOf(rid).equals(outcome));
  }

  private void subscribe(String topic) throws Exception {
    assertThat(simulator.subscribe(topic, callback.address(path(topic)), SECRET).statusCode())
        .isEqualTo(202);
  }

  private static String path(String topic) {
    return "/" + Topics.normal(topic);
  }

  private List<Callback.Heard> heard(String topic, String text) {
    return callback.heard.stream()
        .filter(one -> one.path().equals(path(topic)) && one.body().contains(text))
        .toList();
  }

  private JsonNode event(String topic, String rid) throws Exception {
    return RunningSimulator.JSON.readTree(heard(topic, rid).get(0).body());
  }

  private List<String> kinds(String rid) throws Exception {
    return simulator.deliveries("rid", rid, "kind");
  }
}
