package org.vitalflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What its sender may take back of an event, and until when. */
class TakingBackIT {
  private static final String REASON = "{\"reason\": \"sent by mistake\"}";

  private final Town town = RunningTown.town();

  @AfterEach
  void noFaultsLeft() {
    town.clearFaults();
  }

  @Test
  void anEventIsCancelledUntilItIsRegisteredAndItsTaskIsGone() {
    String id = town.accept(Town.birth("birth-declared.json"));
    town.until(id, "IN_REVIEW");
    HttpResponse<String> answer = post("crvs-demo", id + "/cancellation", REASON);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(Town.tree(answer).path("status").asText()).isEqualTo("CANCELLED");
    assertThat(Town.tree(answer).path("openTasks")).isEmpty();
    assertThat(town.event(id)).isEqualTo(Town.tree(answer));
    assertThat(timeline(id)).contains("\"CANCELLED\"").doesNotContain("mistake");
    assertThat(post("crvs-demo", id + "/cancellation", REASON).statusCode()).isEqualTo(200);
  }

  @Test
  void anEventThatARegistrarCrvsRegisteredByLawIsNotCancelled() {
    String id = town.accept(Town.birth());
    HttpResponse<String> answer = post("crvs-demo", id + "/cancellation", REASON);
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(Town.tree(answer).path("code").asText()).isEqualTo("ALREADY_REGISTERED");
    town.until(id, "COMPLETED");
  }

  @Test
  void aCancellationNeedsAReasonAndItsOwnSender() {
    String id = town.accept(Town.birth("birth-declared.json"));
    HttpResponse<String> empty = post("crvs-demo", id + "/cancellation", "{\"why\": \"x\"}");
    assertThat(empty.statusCode()).isEqualTo(400);
    assertThat(Town.tree(empty).path("errors").findValuesAsText("pointer"))
        .containsExactlyInAnyOrder("/reason", "/why");
    assertThat(post("crvs-clinic", id + "/cancellation", REASON).statusCode()).isEqualTo(404);
    assertThat(post("crvs-clinic", id + "/id-request/withdrawal", REASON).statusCode())
        .isEqualTo(404);
    assertThat(town.until(id, "IN_REVIEW").path("openTasks")).hasSize(1);
  }

  @Test
  void anIdRequestWithdrawnBeforeRegistrationIsNeverMade() {
    String id = town.accept(Town.birth("birth-declared.json"));
    town.until(id, "IN_REVIEW");
    assertThat(post("crvs-demo", id + "/id-request/withdrawal", REASON).statusCode())
        .isEqualTo(200);
    assertThat(town.event(id).path("status").asText()).isEqualTo("IN_REVIEW");
    assertThat(timeline(id)).contains("\"WITHDRAWN\"");
  }

  @Test
  void anIdRequestWithdrawnWhileThePacketIsRefusedByAFaultIsNeverTriggered() {
    town.fault(Map.of("at", "createPacket", "effect", "HTTP_500", "times", 50));
    String id = town.accept(Town.birth());
    String rid = ridOf(id);
    JsonNode answer = Town.tree(post("crvs-demo", id + "/id-request/withdrawal", REASON));
    assertThat(answer.at("/nationalId/requested").asBoolean(true)).isFalse();
    assertThat(answer.at("/nationalId/reason").asText()).isEqualTo("NOT_CONSENTED");
    town.clearFaults();
    JsonNode done = town.until(id, "COMPLETED", Duration.ofSeconds(30));
    assertThat(done.at("/nationalId/requested").asBoolean(true)).isFalse();
    assertThat(done.at("/certificate/status").asText()).isEqualTo("VALID");
    assertThat(town.packet(rid).path("triggered").asInt()).isZero();
  }

  /** The engine writes down the failed attempt at that moment, and would be in the way. */
  @Test
  void aWithdrawalAtTheMomentInWhichTheStepFailsIsTaken() {
    town.fault(Map.of("at", "createPacket", "effect", "HTTP_500", "times", 500));
    List<Integer> answers =
        Stream.generate(() -> town.accept(Town.birth())).limit(24).toList().parallelStream()
            .map(id -> withdrawnOnceReserved(id))
            .toList();
    assertThat(answers).containsOnly(200);
  }

  private int withdrawnOnceReserved(String id) {
    ridOf(id);
    return post("crvs-demo", id + "/id-request/withdrawal", REASON).statusCode();
  }

  @Test
  void anIdRequestThatMayHaveBeenTriggeredIsNotWithdrawn() {
    town.fault(Map.of("at", "trigger", "effect", "DONE_BUT_NO_ANSWER", "times", 1));
    String id = town.accept(Town.birth());
    String rid = ridOf(id);
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> town.packet(rid).path("triggered").asInt() > 0);
    HttpResponse<String> answer = post("crvs-demo", id + "/id-request/withdrawal", REASON);
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(Town.tree(answer).path("code").asText()).isIn("ALREADY_TRIGGERED", "EVENT_ENDED");
    assertThat(town.until(id, "COMPLETED").at("/nationalId/requested").asBoolean()).isTrue();
    assertThat(
            Town.tree(post("crvs-demo", id + "/id-request/withdrawal", REASON))
                .path("code")
                .asText())
        .isEqualTo("EVENT_ENDED");
  }

  private String ridOf(String id) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> town.event(id).at("/packets/0/rid").asText(), rid -> !rid.isEmpty());
  }

  private String timeline(String id) {
    return town.get("/api/v1/events/" + id + "/timeline").body();
  }

  private HttpResponse<String> post(String client, String path, String body) {
    return town.send(
        HttpRequest.newBuilder(URI.create(town.base() + "/api/v1/events/" + path))
            .header("Authorization", "Bearer " + town.token(client))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }
}
