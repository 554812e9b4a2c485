package org.vitalflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/** What goes wrong at MOSIP, and what its staff do by hand; they try until it is there. */
final class MosipStaff {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Town town;

  MosipStaff(Town town) {
    this.town = town;
  }

  /** A birth at which MOSIP fails in this way, so often. */
  ObjectNode faulted(String at, String effect, int times) {
    ObjectNode birth = Reports.named();
    fault(at, effect, times, birth);
    return birth;
  }

  void fault(String at, String effect, int times, JsonNode birth) {
    fault(
        Map.of("at", at, "effect", effect, "times", times, "nameContains", Reports.nameOf(birth)));
  }

  void fault(Map<String, Object> fault) {
    until(
        () -> {
          town.fault(fault);
          return true;
        });
  }

  /** Waits until nothing of MOSIP's fails at this birth any more. */
  void failed(JsonNode birth) {
    until(() -> !town.simulated("/simulator/faults").toString().contains(Reports.nameOf(birth)));
  }

  /** They let a paused packet go on. */
  void resume(String rid) {
    ObjectNode envelope = Town.JSON.createObjectNode();
    envelope
        .put("id", "mosip.registration.processor.workflow.action")
        .put("version", "1.0")
        .put("requesttime", Instant.now().toString().substring(0, 23) + "Z");
    ObjectNode request = envelope.putObject("request");
    request.put("workflowAction", "RESUME_PROCESSING").putArray("workflowIds").add(rid);
    until(() -> act(envelope.toString()).statusCode() == 200);
  }

  /** They let a birth through that was refused. */
  void approve(String rid) {
    until(
        () ->
            isDone(
                HttpRequest.newBuilder(control(rid, "/approval")).POST(BodyPublishers.noBody()),
                409));
  }

  /** They lose what they were triggered for. */
  void lose(String rid) {
    until(() -> isDone(HttpRequest.newBuilder(control(rid, "/workflow")).DELETE(), 404));
  }

  private URI control(String rid, String what) {
    return URI.create(town.simulator() + "/simulator/packets/" + rid + what);
  }

  /** Done now, or by an earlier call whose answer did not come. */
  private boolean isDone(HttpRequest.Builder call, int before) {
    int status = town.send(call).statusCode();
    return status == 204 || status == before;
  }

  private static void until(Callable<Boolean> done) {
    Awaitility.await().atMost(PATIENCE).ignoreExceptions().until(done);
  }

  private HttpResponse<String> act(String envelope) {
    return town.send(
        HttpRequest.newBuilder(
                URI.create(
                    town.simulator() + "/registrationprocessor/v1/workflowmanager/workflowaction"))
            .header("Content-Type", "application/json")
            .header("Cookie", "Authorization=" + token())
            .POST(BodyPublishers.ofString(envelope)));
  }

  private String token() {
    return Town.tree(
            town.send(
                HttpRequest.newBuilder(
                        URI.create(
                            town.simulator() + "/auth/realms/mosip/protocol/openid-connect/token"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(
                        BodyPublishers.ofString(
                            "grant_type=client_credentials&client_id=mosip-crvs1-client&client_secret=mosip-crvs1-client-secret"))))
        .path("access_token")
        .asText();
  }
}
