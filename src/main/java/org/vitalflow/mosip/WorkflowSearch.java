package org.vitalflow.mosip;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** MOSIP's own status of a RID: by its workflow search where granted, else by its history. */
@Component
public class WorkflowSearch {
  private final WorkflowSearchClient client;
  private final TransactionService transactions;
  private final Calls calls;
  private final RecoverySettings settings;
  private final InstantSource clock;

  WorkflowSearch(
      WorkflowSearchClient client,
      TransactionService transactions,
      Calls calls,
      RecoverySettings settings,
      InstantSource clock) {
    this.client = client;
    this.transactions = transactions;
    this.calls = calls;
    this.settings = settings;
    this.clock = clock;
  }

  /** Whether MOSIP's own status can be had at all. */
  public boolean isGranted() {
    return settings.workflowSearch() || transactions.isGranted();
  }

  /** MOSIP's own status; empty where neither search nor history tells it. */
  public Optional<RawStatus> of(String rid) throws MosipRefused {
    return settings.workflowSearch()
        ? Optional.of(searched(rid))
        : transactions.history(rid).flatMap(WorkflowSearch::last);
  }

  private RawStatus searched(String rid) throws MosipRefused {
    Rids.check(rid);
    var request =
        MosipRequest.of(
            "mosip.registration.processor.workflow.search",
            clock.instant(),
            Map.of(
                "filters", List.of(Map.of("columnName", "regId", "value", rid)),
                "sort", Map.of("sortField", "updateDateTime", "sortType", "desc"),
                "pagination", Map.of("pageStart", 0, "pageFetch", 10)));
    MosipAnswer answer =
        calls.call(
            Api.WORKFLOW_SEARCH,
            "",
            cookie -> client.search(cookie, request),
            told -> told.response().path("data").isArray());
    for (JsonNode flow : answer.response().path("data")) {
      if (rid.equals(flow.path("workflowId").asText())) {
        return RawStatus.of(flow.path("statusCode").asText(""));
      }
    }
    return RawStatus.NO_WORKFLOW;
  }

  /** A history tells that a RID is over only by its last step, if that failed for good. */
  private static Optional<RawStatus> last(List<Transaction> history) {
    if (history.isEmpty()) {
      return Optional.of(RawStatus.NO_WORKFLOW);
    }
    if (MosipReason.of(history).filter(why -> why.code().equals("GAVE_UP")).isPresent()) {
      return Optional.of(RawStatus.GAVE_UP);
    }
    return Optional.of(RawStatus.of(history.get(history.size() - 1).status()))
        .filter(raw -> raw != RawStatus.IN_PROGRESS && raw != RawStatus.PROCESSED);
  }
}
