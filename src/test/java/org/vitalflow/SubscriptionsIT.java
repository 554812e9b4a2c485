package org.vitalflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a CRVS hears of its events, over HTTP, with the real engine and the real database. */
@Tag("proof")
class SubscriptionsIT {
  private static final String PATH = "/api/v1/subscriptions";
  private static final String CLIENT = "crvs-demo";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String[] OF_A_BIRTH = {
    "REGISTERED", "IDENTITY_ISSUED", "CERTIFICATE_ISSUED"
  };

  private final Town town = RunningTown.town();
  private final List<Receiver> receivers = new ArrayList<>();
  private final List<String> made = new ArrayList<>();

  @AfterEach
  void endWhatWasMade() {
    town.clearFaults();
    made.forEach(id -> call(CLIENT, "DELETE", "/" + id, ""));
    receivers.forEach(Receiver::close);
  }

  @Test
  void aBirthIsToldOnceInOrderAndSignedAndNamesNobody() throws Exception {
    Receiver receiver = receiver();
    JsonNode subscription = active(receiver);
    String id = town.accept(Town.birth());
    JsonNode done = town.until(id, "COMPLETED");
    List<Receiver.Told> told = toldOf(receiver, id, 3);

    assertThat(milestones(told)).containsExactly(OF_A_BIRTH);
    assertThat(told).extracting(Receiver.Told::id).doesNotHaveDuplicates();
    for (Receiver.Told one : told) {
      String t = one.signature().replaceAll("t=([0-9]+),v1=.*", "$1");
      assertThat(Instant.ofEpochSecond(Long.parseLong(t)))
          .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
      assertThat(one.signature())
          .endsWith(",v1=" + hmac(subscription.path("secret").asText(), t + "." + one.body()));
      assertThat(one.event().path("crvsReference")).isEqualTo(done.path("crvsReference"));
      assertThat(one.body()).doesNotContain("masked", "VID", "UIN");
    }
    assertThat(told.get(2).event().path("certificate")).isEqualTo(done.at("/certificate/number"));
    assertThat(told.get(2).event().path("registrationNumber"))
        .isEqualTo(done.path("registrationNumber"));
    JsonNode header = Town.JSON.readTree(told.get(0).body()).path("header");
    assertThat(header.path("message_id").asText()).isEqualTo(told.get(0).id());
    assertThat(header.path("receiver_id").asText()).isEqualTo(CLIENT);
  }

  @Test
  void whatCameTrueWhileTheReceiverWasAwayIsToldLaterInOrder() {
    Receiver receiver = receiver();
    String subscription = active(receiver).path("id").asText();
    receiver.shut();
    String id = town.accept(Town.birth());
    town.until(id, "COMPLETED");
    Awaitility.await()
        .atMost(PATIENCE)
        .until(
            () -> deliveries(subscription, "WAITING").at("/items").findValuesAsText("outcome"),
            outcomes -> outcomes.contains("UNREACHABLE"));
    receiver.open();
    assertThat(milestones(toldOf(receiver, id, 3))).containsExactly(OF_A_BIRTH);
    assertThat(deliveries(subscription, "DELIVERED").at("/items").findValuesAsText("event"))
        .filteredOn(id::equals)
        .hasSize(3);
  }

  @Test
  void aReceiverThatFailsIsToldAgainUnderTheSameId() {
    Receiver receiver = receiver();
    active(receiver);
    receiver.status = 500;
    String id = town.accept(Town.birth());
    toldOf(receiver, id, 1);
    receiver.status = 200;
    town.until(id, "COMPLETED");
    List<Receiver.Told> told = toldUntil(receiver, id, "CERTIFICATE_ISSUED");
    assertThat(milestones(told)).startsWith("REGISTERED", "REGISTERED");
    assertThat(milestones(told).stream().distinct()).containsExactly(OF_A_BIRTH);
    assertThat(told.get(0).id()).isEqualTo(told.get(1).id());
  }

  @Test
  void slowReceiversHoldUpNobodyElse() {
    List<Receiver> slow = List.of(receiver(), receiver(), receiver());
    slow.forEach(
        receiver -> {
          active(receiver);
          receiver.held = new CountDownLatch(1);
        });
    Receiver quick = receiver();
    active(quick);
    String id = town.accept(Town.birth());
    town.until(id, "COMPLETED");
    Instant completed = Instant.now();
    assertThat(milestones(toldOf(quick, id, 3))).containsExactly(OF_A_BIRTH);
    assertThat(Duration.between(completed, Instant.now())).isLessThan(Duration.ofSeconds(5));
    assertThat(slow).allSatisfy(receiver -> assertThat(receiver.told).isEmpty());
  }

  @Test
  void aRedirectIsNotFollowed() {
    Receiver inside = receiver();
    Receiver receiver = receiver();
    String subscription = active(receiver).path("id").asText();
    receiver.status = 307;
    receiver.location = inside.callback();
    String id = town.accept(Town.birth());
    toldOf(receiver, id, 2);
    assertThat(inside.told).isEmpty();
    assertThat(deliveries(subscription, "WAITING").at("/items").findValuesAsText("outcome"))
        .contains("HTTP_3XX");
    town.until(id, "COMPLETED");
  }

  @Test
  void nothingIsToldBeforeTheChallengeIsAnswered() {
    Receiver receiver = receiver();
    receiver.echoes = false;
    String subscription = subscribe(receiver).path("id").asText();
    Awaitility.await().atMost(PATIENCE).until(() -> !receiver.questions.isEmpty());
    assertThat(receiver.questions.get(0)).contains("subscription=" + subscription);
    String id = town.accept(Town.birth());
    town.until(id, "COMPLETED");
    assertThat(receiver.told).isEmpty();
    assertThat(one(subscription).path("reason").asText()).isEqualTo("CHALLENGE_NOT_ANSWERED");

    receiver.echoes = true;
    assertThat(call(CLIENT, "POST", "/" + subscription + "/verification", "").statusCode())
        .isEqualTo(202);
    assertThat(milestones(toldOf(receiver, id, 3))).containsExactly(OF_A_BIRTH);
    assertThat(one(subscription).path("status").asText()).isEqualTo("ACTIVE");
  }

  @Test
  void aReceiverThatIsGoneIsLeftAloneUntilItIsVerifiedAgain() {
    Receiver receiver = receiver();
    String subscription = active(receiver).path("id").asText();
    receiver.status = 410;
    String id = town.accept(Town.birth());
    town.until(id, "COMPLETED");
    assertThat(receiver.told).hasSize(1);
    assertThat(one(subscription).path("status").asText()).isEqualTo("PAUSED");
    receiver.status = 200;
    call(CLIENT, "POST", "/" + subscription + "/verification", "");
    List<Receiver.Told> told = toldUntil(receiver, id, "CERTIFICATE_ISSUED");
    assertThat(milestones(told)).containsSubsequence(OF_A_BIRTH);
    assertThat(receiver.told.size()).isGreaterThanOrEqualTo(4);
  }

  @Test
  void aReplayTellsOnceMoreUnderTheSameIds() {
    String before = town.accept(Town.birth());
    town.until(before, "COMPLETED");
    Receiver receiver = receiver();
    String subscription = active(receiver).path("id").asText();
    String id = town.accept(Town.birth());
    town.until(id, "COMPLETED");
    List<Receiver.Told> first = toldOf(receiver, id, 3);

    String received = town.event(before).path("receivedAt").asText();
    HttpResponse<String> all =
        call(CLIENT, "POST", "/" + subscription + "/replay", "{\"from\": \"" + received + "\"}");
    assertThat(all.statusCode()).isEqualTo(202);
    assertThat(Town.tree(all).path("deliveries").asInt()).isGreaterThanOrEqualTo(6);
    List<Receiver.Told> again = toldOf(receiver, id, 6);
    assertThat(again.subList(3, 6))
        .extracting(Receiver.Told::id)
        .isEqualTo(first.stream().map(Receiver.Told::id).toList());
    assertThat(milestones(toldOf(receiver, before, 3))).containsExactly(OF_A_BIRTH);

    String delivery = first.get(1).id();
    call(CLIENT, "POST", "/" + subscription + "/replay", "{\"delivery\": \"" + delivery + "\"}");
    assertThat(toldOf(receiver, id, 7).get(6).id()).isEqualTo(delivery);
  }

  @Test
  void onlyWhatWasAskedForIsTold() {
    Receiver receiver = receiver();
    ObjectNode body = body(receiver);
    body.putArray("milestones").add("CERTIFICATE_ISSUED").add("CANCELLED");
    body.putArray("types").add("birth");
    subscribe(body);
    awaitActive();
    String cancelled = town.accept(Town.birth("birth-declared.json"));
    town.until(cancelled, "IN_REVIEW");
    cancel(cancelled);
    String id = town.accept(Town.birth());
    town.until(id, "COMPLETED");
    toldOf(receiver, id, 1);
    assertThat(milestones(toldOf(receiver, cancelled, 1))).containsExactly("CANCELLED");
    assertThat(milestones(toldOf(receiver, id, 1))).containsExactly("CERTIFICATE_ISSUED");
  }

  @Test
  void aRequestThatPeopleCloseIsToldWithItsReason() {
    Receiver receiver = receiver();
    active(receiver);
    ObjectNode birth = Town.birth();
    ((ObjectNode) birth.at("/child/name/0")).put("given", "Hapana");
    town.fault(Map.of("at", "process", "effect", "REJECT", "times", 1, "nameContains", "Hapana"));
    String id = town.accept(birth);
    town.until(id, "MOSIP_REFUSED");
    new TaskDesk()
        .done(
            "idops",
            id,
            "UserTask_ResolveRefusal",
            Map.of("resolution", "CLOSE_WITHOUT_ID", "remark", "The family needs the certificate"));
    town.until(id, "COMPLETED");
    List<Receiver.Told> told = toldOf(receiver, id, 3);
    assertThat(milestones(told))
        .containsExactly("REGISTERED", "IDENTITY_NOT_ISSUED", "CERTIFICATE_ISSUED");
    assertThat(told.get(1).event().path("reason").asText()).isEqualTo("MOSIP_REFUSED");
  }

  @Test
  void bothSendersOfAPairLearnTheOthersTrackingCode() {
    Receiver receiver = receiver();
    active(receiver);
    ObjectNode birth = Town.birth();
    String first = town.accept(birth);
    String code = town.until(first, "COMPLETED").path("trackingCode").asText();
    birth.put("crvsReference", "again-" + UUID.randomUUID());
    birth.withObject("/registration").put("number", "AGAIN-" + UUID.randomUUID());
    String second = town.accept(birth);
    town.until(second, "POSSIBLE_DUPLICATE");
    new TaskDesk()
        .done(
            "registrar",
            second,
            "UserTask_DecideOnPossibleDuplicate",
            Map.of("twinDecision", "SAME", "reason", "One child"));
    Receiver.Told told =
        Awaitility.await()
            .atMost(PATIENCE)
            .until(
                () ->
                    receiver.told.stream()
                        .filter(one -> one.event().path("id").asText().equals(second))
                        .filter(
                            one ->
                                one.event()
                                    .path("milestone")
                                    .asText()
                                    .equals("DUPLICATE_REGISTRATION"))
                        .findFirst()
                        .orElse(null),
                one -> one != null);
    assertThat(told.event().path("otherTrackingCode").asText()).isEqualTo(code);
    cancel(second);
  }

  @Test
  void anothersSubscriptionDoesNotExist() {
    String id = subscribe(receiver()).path("id").asText();
    for (String path : List.of("/" + id, "/" + id + "/deliveries")) {
      assertThat(call("crvs-clinic", "GET", path, "").statusCode()).isEqualTo(404);
    }
    assertThat(call("crvs-clinic", "DELETE", "/" + id, "").statusCode()).isEqualTo(404);
    assertThat(call("crvs-clinic", "POST", "/" + id + "/verification", "").statusCode())
        .isEqualTo(404);
    assertThat(
            call(
                    "crvs-clinic",
                    "POST",
                    "/" + id + "/replay",
                    "{\"from\": \"2026-11-23T10:00:00Z\"}")
                .statusCode())
        .isEqualTo(404);
    assertThat(Town.tree(call("crvs-clinic", "GET", "", "")).path("items").toString())
        .doesNotContain(id);
    assertThat(one(id).path("id").asText()).isEqualTo(id);
    assertThat(one(id).has("secret")).isFalse();
  }

  @Test
  void everyFaultOfASubscriptionIsNamed() {
    JsonNode refused =
        Town.tree(
            call(
                CLIENT,
                "POST",
                "",
                """
                {"callback": "http://inside.example/a", "milestones": ["REGISTERED", "BORN"], "types": [], "secret": "x"}
                """));
    assertThat(refused.path("status").asInt()).isEqualTo(400);
    assertThat(refused.path("code").asText()).isEqualTo("INVALID_SUBSCRIPTION");
    assertThat(refused.path("errors").findValuesAsText("pointer"))
        .containsExactlyInAnyOrder("/callback", "/milestones/1", "/types", "/secret");
    assertThat(refused.path("errors").findValuesAsText("code"))
        .containsExactlyInAnyOrder(
            "HOST_NOT_ALLOWED", "UNKNOWN_VALUE", "WRONG_TYPE", "UNKNOWN_FIELD");
    assertThat(Town.tree(call(CLIENT, "POST", "", "{}")).at("/errors/0/code").asText())
        .isEqualTo("REQUIRED");
    assertThat(call("", "GET", "", "").statusCode()).isEqualTo(401);
  }

  private Receiver receiver() {
    var receiver = new Receiver();
    receivers.add(receiver);
    return receiver;
  }

  private static ObjectNode body(Receiver receiver) {
    return Town.JSON.createObjectNode().put("callback", receiver.callback());
  }

  private JsonNode subscribe(Receiver receiver) {
    return subscribe(body(receiver));
  }

  private JsonNode subscribe(ObjectNode body) {
    HttpResponse<String> answer = call(CLIENT, "POST", "", body.toString());
    assertThat(answer.statusCode()).isEqualTo(201);
    JsonNode subscription = Town.tree(answer);
    String id = subscription.path("id").asText();
    made.add(id);
    assertThat(answer.headers().firstValue("Location")).hasValue(PATH + "/" + id);
    assertThat(subscription.path("secret").asText()).hasSize(43);
    return subscription;
  }

  private JsonNode active(Receiver receiver) {
    JsonNode subscription = subscribe(receiver);
    awaitActive();
    return subscription;
  }

  private void awaitActive() {
    String id = made.get(made.size() - 1);
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> one(id).path("status").asText().equals("ACTIVE"));
  }

  private JsonNode one(String id) {
    return Town.tree(call(CLIENT, "GET", "/" + id, ""));
  }

  private JsonNode deliveries(String id, String status) {
    return Town.tree(call(CLIENT, "GET", "/" + id + "/deliveries?status=" + status, ""));
  }

  private void cancel(String id) {
    town.send(
        HttpRequest.newBuilder(URI.create(town.base() + "/api/v1/events/" + id + "/cancellation"))
            .header("Authorization", "Bearer " + town.token(CLIENT))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"reason\": \"Sent by mistake\"}")));
    town.until(id, "CANCELLED");
  }

  private HttpResponse<String> call(String client, String method, String path, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(town.base() + PATH + path))
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    if (!client.isEmpty()) {
      request.header("Authorization", "Bearer " + town.token(client));
    }
    return town.send(request);
  }

  /** Waits until so much was told of the event. */
  private static List<Receiver.Told> toldOf(Receiver receiver, String event, int count) {
    return Awaitility.await()
        .atMost(PATIENCE)
        .until(
            () ->
                receiver.told.stream()
                    .filter(told -> told.event().path("id").asText().equals(event))
                    .toList(),
            told -> told.size() >= count);
  }

  /**
   * Waits until this milestone of the event was told; other cases of the town may be told of too.
   */
  private static List<Receiver.Told> toldUntil(Receiver receiver, String event, String milestone) {
    return Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> toldOf(receiver, event, 0), told -> milestones(told).contains(milestone));
  }

  private static List<String> milestones(List<Receiver.Told> told) {
    return told.stream().map(one -> one.event().path("milestone").asText()).toList();
  }

  private static String hmac(String secret, String text) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
    return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
  }
}
