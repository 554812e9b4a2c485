package org.vitalflow.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** MOSIP's search of workflows, the one service that tells the raw status of a RID. */
@RestController
class WorkflowSearchController {
  private static final String ID = "mosip.registration.processor.workflow.search";
  private static final String VERSION = "v1";
  private static final String CODES = "RPR-WAA-";
  private static final Set<String> FILTERS = Set.of("workflowType", "statusCode", "regId");
  private static final Set<String> ORDERS =
      Set.of("createDateTime", "updateDateTime", "resumeTimestamp");

  private final Store store;
  private final ObjectMapper json;

  WorkflowSearchController(Store store, ObjectMapper json) {
    this.store = store;
    this.json = json;
  }

  /** One page; its records are counted from 1. */
  record Page(long fromRecord, long toRecord, long totalRecord, List<Map<String, Object>> data) {}

  @PostMapping("/registrationprocessor/v1/workflowmanager/workflow/search")
  Envelope search(@RequestBody(required = false) @Nullable String body) {
    WorkflowRequest asked = WorkflowRequest.of(body, json);
    String fault = asked.fault(ID, VERSION, CODES);
    if (fault == null) {
      fault = fault(asked.request());
    }
    if (fault != null) {
      return Envelope.error(ID, VERSION, fault, WorkflowRequest.words(fault));
    }
    return Envelope.of(ID, VERSION, page(asked.request()), null);
  }

  private static @Nullable String fault(JsonNode request) {
    if (!request.path("filters").isArray() || !request.path("pagination").isObject()) {
      return CODES + "000";
    }
    for (JsonNode filter : request.path("filters")) {
      if (!FILTERS.contains(filter.path("columnName").asText())) {
        return CODES + "000";
      }
    }
    JsonNode sort = request.path("sort");
    boolean isSortable =
        !sort.isObject()
            || (Set.of("asc", "desc").contains(sort.path("sortType").asText())
                && ORDERS.contains(sort.path("sortField").asText()));
    return request.at("/pagination/pageFetch").asInt() > 0 && isSortable ? null : CODES + "001";
  }

  private Page page(JsonNode request) {
    List<Workflow> found =
        candidates(request.path("filters"))
            .filter(flow -> matches(flow, request.path("filters")))
            .sorted(order(request.path("sort")))
            .toList();
    int size = request.at("/pagination/pageFetch").asInt();
    long skipped = (long) request.at("/pagination/pageStart").asInt() * size;
    List<Map<String, Object>> data =
        found.stream().skip(skipped).limit(size).map(this::view).toList();
    return new Page(skipped + 1, skipped + data.size(), found.size(), data);
  }

  /** Where a RID is asked for, that one alone. */
  private Stream<Workflow> candidates(JsonNode filters) {
    for (JsonNode filter : filters) {
      if (filter.path("columnName").asText().equals("regId")) {
        return store.workflows.find(filter.path("value").asText()).stream();
      }
    }
    return store.workflows.values().stream();
  }

  private static boolean matches(Workflow flow, JsonNode filters) {
    for (JsonNode filter : filters) {
      String value =
          switch (filter.path("columnName").asText()) {
            case "regId" -> flow.rid();
            case "statusCode" -> flow.status();
            default -> flow.process();
          };
      if (!value.equalsIgnoreCase(filter.path("value").asText())) {
        return false;
      }
    }
    return true;
  }

  private static Comparator<Workflow> order(JsonNode sort) {
    Comparator<Workflow> oldestFirst = Comparator.comparing(Workflow::at);
    return sort.path("sortType").asText().equals("desc") ? oldestFirst.reversed() : oldestFirst;
  }

  /** The workflow's id is the RID. */
  private Map<String, Object> view(Workflow flow) {
    List<History> steps = History.of(flow, store.packets.has(flow.rid()));
    History last = steps.get(steps.size() - 1);
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("workflowId", flow.rid());
    view.put("statusCode", flow.status());
    view.put("statusComment", last.statusComment());
    view.put("workflowType", flow.process());
    view.put("currentStageName", last.transactionTypeCode());
    view.put("createDateTime", Envelope.time(flow.at()));
    view.put("updateDateTime", Envelope.time(flow.at()));
    return view;
  }
}
