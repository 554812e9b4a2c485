package org.vitalflow.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** MOSIP's "sync and trigger". Whether the packet exists is not asked here, only later. */
@RestController
class WorkflowManagerController {
  private static final String ID = "mosip.registration.processor.workflow.instance";
  private static final String VERSION = "v1";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'");
  private static final int SHORTEST_RID = 10;
  private static final Set<String> MAIN_PROCESSES = Set.of("CRVS_NEW", "CRVS_DEATH", "CRVS_UPDATE");

  private final Processing processing;
  private final ObjectMapper json;

  WorkflowManagerController(Processing processing, ObjectMapper json) {
    this.processing = processing;
    this.json = json;
  }

  @PostMapping("/registrationprocessor/v1/workflowmanager/workflowinstance")
  ResponseEntity<Envelope> workflowInstance(
      @RequestBody(required = false) @Nullable String body, HttpServletRequest http) {
    JsonNode envelope = tree(body);
    JsonNode request = envelope.path("request");
    if (!request.isObject()) {
      return error("RPR-WIN-002", "Unknown exception occurred");
    }
    for (String name : new String[] {"id", "version", "requesttime"}) {
      if (envelope.path(name).asText("").isEmpty()) {
        return error("RPR-WIN-000", "Missing input parameter - " + name);
      }
    }
    if (!ID.equalsIgnoreCase(envelope.path("id").asText())
        || !VERSION.equalsIgnoreCase(envelope.path("version").asText())
        || !isTime(envelope.path("requesttime").asText())) {
      return error("RPR-WIN-001", "Invalid input parameter");
    }
    String rid = request.path("registrationId").asText("");
    String process = request.path("process").asText("");
    if (rid.length() < SHORTEST_RID || !MAIN_PROCESSES.contains(process)) {
      return error("RPR-WIS-000", "Unknown exception in the workflow instance service");
    }
    Optional<String> instance = processing.accept(rid, process, request.path("source").asText(""));
    return instance
        .map(id -> Envelope.of(ID, VERSION, Map.of("workflowInstanceId", id), null))
        .map(answer -> ok(answer, http))
        .orElseGet(() -> error("RPR-WIS-001", "WorkflowInstance already present"));
  }

  private JsonNode tree(@Nullable String body) {
    try {
      JsonNode tree = body == null ? null : json.readTree(body);
      return tree == null ? json.missingNode() : tree;
    } catch (JsonProcessingException e) {
      return json.missingNode();
    }
  }

  private static boolean isTime(String text) {
    try {
      return LocalDateTime.parse(text, TIME) != null;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  /** The answer hands the caller's own token back, as MOSIP's adapter does. */
  private static ResponseEntity<Envelope> ok(Envelope answer, HttpServletRequest http) {
    String cookie = String.valueOf(http.getHeader(HttpHeaders.COOKIE)).split(";", 2)[0];
    return ResponseEntity.ok().header(HttpHeaders.SET_COOKIE, cookie + "; Path=/").body(answer);
  }

  private static ResponseEntity<Envelope> error(String code, String text) {
    return ResponseEntity.ok(Envelope.error(ID, VERSION, code, text));
  }
}
