package org.vitalflow.simulator;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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
  private static final int SHORTEST_RID = 10;
  private static final Set<String> MAIN_PROCESSES = Set.of("CRVS_NEW", "CRVS_DEATH", "CRVS_UPDATE");

  private final Processing processing;
  private final Store store;
  private final ObjectMapper json;

  WorkflowManagerController(Processing processing, Store store, ObjectMapper json) {
    this.processing = processing;
    this.store = store;
    this.json = json;
  }

  @PostMapping("/registrationprocessor/v1/workflowmanager/workflowinstance")
  ResponseEntity<Envelope> workflowInstance(
      @RequestBody(required = false) @Nullable String body, HttpServletRequest http) {
    WorkflowRequest asked = WorkflowRequest.of(body, json);
    String fault = asked.fault(ID, VERSION, "RPR-WIN-");
    if (fault != null) {
      return error(fault, WorkflowRequest.words(fault));
    }
    String rid = asked.text("registrationId");
    if (rid.length() < SHORTEST_RID) {
      return unknown();
    }
    if (!MAIN_PROCESSES.contains(asked.text("process"))) {
      return correction(rid, asked, http);
    }
    return processing
        .accept(rid, asked.text("process"), asked.text("source"))
        .map(id -> ok(id, http))
        .orElseGet(WorkflowManagerController::again);
  }

  /** Any other process is a correction, for which somebody must have been asked. */
  private ResponseEntity<Envelope> correction(
      String rid, WorkflowRequest asked, HttpServletRequest http) {
    String request = asked.text("additionalInfoReqId");
    Optional<Workflow> flow = store.workflows.find(rid).filter(one -> one.hasAsked(request));
    if (flow.isEmpty() || !asked.text("process").equals(Topics.CORRECTION)) {
      return unknown();
    }
    return processing.correct(rid, request) ? ok(UUID.randomUUID().toString(), http) : again();
  }

  /** The answer hands the caller's own token back, as MOSIP's adapter does. */
  private static ResponseEntity<Envelope> ok(String instance, HttpServletRequest http) {
    String cookie = String.valueOf(http.getHeader(HttpHeaders.COOKIE)).split(";", 2)[0];
    return ResponseEntity.ok()
        .header(HttpHeaders.SET_COOKIE, cookie + "; Path=/")
        .body(Envelope.of(ID, VERSION, Map.of("workflowInstanceId", instance), null));
  }

  private static ResponseEntity<Envelope> unknown() {
    return error("RPR-WIS-000", "Unknown Exception");
  }

  private static ResponseEntity<Envelope> again() {
    return error("RPR-WIS-001", "WorkflowInstance already present");
  }

  private static ResponseEntity<Envelope> error(String code, String text) {
    return ResponseEntity.ok(Envelope.error(ID, VERSION, code, text));
  }
}
