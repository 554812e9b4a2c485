package org.vitalflow.simulator;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * What MOSIP's operators do with paused workflows. MOSIP lets them touch what its rules paused; the
 * simulator has no such rules, so what waits for information stands for that.
 */
@RestController
class WorkflowActionController {
  private static final String ID = "mosip.registration.processor.workflow.action";
  private static final String VERSION = "1.0";

  private final Store store;
  private final Processing processing;
  private final Outcomes outcomes;
  private final ObjectMapper json;

  WorkflowActionController(
      Store store, Processing processing, Outcomes outcomes, ObjectMapper json) {
    this.store = store;
    this.processing = processing;
    this.outcomes = outcomes;
    this.json = json;
  }

  @PostMapping("/registrationprocessor/v1/workflowmanager/workflowaction")
  Envelope act(@RequestBody(required = false) @Nullable String body) {
    WorkflowRequest asked = WorkflowRequest.of(body, json);
    String fault = asked.fault(ID, VERSION, "RPR-WAA-");
    if (fault != null) {
      return error(fault, WorkflowRequest.words(fault));
    }
    List<String> rids = new ArrayList<>();
    asked.request().path("workflowIds").forEach(rid -> rids.add(rid.asText()));
    return store.change(change -> act(change, rids, asked.text("workflowAction")));
  }

  /** All or none. */
  private Envelope act(Store.Change change, List<String> rids, String action) {
    List<Workflow> flows = new ArrayList<>();
    for (String rid : rids) {
      Workflow flow = store.workflows.find(rid).orElse(null);
      if (flow == null) {
        return error(
            "RPR-WAA-003", "Workflow id  %s  not found in registration table".formatted(rid));
      }
      if (flow.infoRequest() == null) {
        return error("RPR-WAA-004", "Workflow id  %s is not PAUSED".formatted(rid));
      }
      flows.add(flow);
    }
    switch (action) {
      case "RESUME_PROCESSING", "RESUME_FROM_BEGINNING" ->
          flows.forEach(flow -> processing.resume(change, flow));
      case "STOP_PROCESSING" -> flows.forEach(flow -> outcomes.stopped(change, flow));
      default -> {
        return error("RPR-WAS-000", "Workflow Action not supported");
      }
    }
    String done = "Process the workflowIds '%s' successfully".formatted(rids);
    return Envelope.of(ID, VERSION, Map.of("statusMessage", done), null);
  }

  private static Envelope error(String code, String text) {
    return Envelope.error(ID, VERSION, code, text);
  }
}
