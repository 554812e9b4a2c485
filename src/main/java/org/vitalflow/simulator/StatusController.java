package org.vitalflow.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** MOSIP's status APIs with their traps (mosip-contract 8). */
@RestController
class StatusController {
  private static final String BASE = "/registrationprocessor/v1/registrationstatus";
  private static final String EXTERNAL = "mosip.registration.external.status";
  private static final String PLAIN = "mosip.registration.status";
  private static final String VERSION = "1.0";
  private static final Duration GRACE = Duration.ofSeconds(10_800);
  private static final int LIMIT = 100;

  private final Store store;
  private final ObjectMapper json;

  StatusController(Store store, ObjectMapper json) {
    this.store = store;
    this.json = json;
  }

  @PostMapping(BASE + "/externalstatus/search")
  Map<String, @Nullable Object> external(@RequestBody String body) {
    return search(body, EXTERNAL, StatusController::externalStatus);
  }

  /** Says PROCESSED of what was rejected, failed or given up, too. */
  @PostMapping(BASE + "/search")
  Map<String, @Nullable Object> plain(@RequestBody String body) {
    return search(body, PLAIN, flow -> "PROCESSED");
  }

  private interface Status {
    String of(Workflow flow);
  }

  private Map<String, @Nullable Object> search(String body, String id, Status status) {
    JsonNode envelope = tree(body);
    String refused = refusal(envelope, id);
    if (refused != null) {
      return answer(id, null, List.of(error(refused, "Invalid input parameter", null)));
    }
    List<Map<String, @Nullable Object>> found = new ArrayList<>();
    List<Map<String, @Nullable Object>> errors = new ArrayList<>();
    int read = 0;
    for (JsonNode one : envelope.path("request")) {
      if (++read > LIMIT) {
        break;
      }
      String rid = one.path("registrationId").asText("");
      store
          .workflows
          .find(rid)
          .ifPresentOrElse(
              flow -> {
                Map<String, @Nullable Object> item = new LinkedHashMap<>();
                item.put("registrationId", rid);
                item.put("statusCode", status.of(flow));
                item.put("additionalInfoReqId", flow.infoRequest());
                found.add(item);
              },
              () -> errors.add(error("RPR-RGS-031", "RID Not Found", rid)));
    }
    return answer(id, found.isEmpty() ? null : found, errors);
  }

  /** PROCESSED here means: under way, past the packet store. */
  private static String externalStatus(Workflow flow) {
    return switch (flow.status()) {
      case "PROCESSED" -> "UIN_GENERATED";
      case "FAILED" -> "REREGISTER";
      case "REJECTED", "REPROCESS_FAILED" -> "REJECTED";
      default -> "PROCESSED";
    };
  }

  private JsonNode tree(String body) {
    try {
      return json.readTree(body);
    } catch (JsonProcessingException e) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
  }

  private static @Nullable String refusal(JsonNode envelope, String id) {
    if (!isNow(envelope.path("requesttime").asText(""))) {
      return "RPR-RGS-023";
    }
    if (!envelope.path("id").asText("").equals(id)) {
      return "RPR-RGS-024";
    }
    return envelope.path("version").asText("").equals(VERSION) ? null : "RPR-RGS-022";
  }

  private static boolean isNow(String time) {
    Instant said = Envelope.instant(time);
    return said != null && Duration.between(said, Instant.now()).abs().compareTo(GRACE) <= 0;
  }

  private static Map<String, @Nullable Object> error(
      String code, String message, @Nullable String rid) {
    Map<String, @Nullable Object> error = new LinkedHashMap<>();
    error.put("errorCode", code);
    error.put("message", message);
    if (rid != null) {
      error.put("registrationId", rid);
    }
    return error;
  }

  private static Map<String, @Nullable Object> answer(
      String id, @Nullable Object response, List<Map<String, @Nullable Object>> errors) {
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put("id", id);
    answer.put("version", VERSION);
    answer.put("responsetime", Envelope.time(Instant.now()));
    answer.put("response", response);
    answer.put("errors", errors);
    return answer;
  }
}
