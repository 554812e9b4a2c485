package org.vitalflow.mosip;

import static org.vitalflow.mosip.Preflight.Code.STATUS;
import static org.vitalflow.mosip.Preflight.Code.TRANSACTION;
import static org.vitalflow.mosip.Preflight.Code.WORKFLOW_MANAGER;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.vitalflow.mosip.Preflight.Code;
import org.vitalflow.mosip.Preflight.Line;

/**
 * Whether MOSIP's registration processor lets us in. The trigger is of a version and of a process
 * that do not exist, each of which MOSIP refuses before it writes anything.
 */
@Component
class ProcessorPrerequisites implements Prerequisites {
  private final WorkflowManagerClient workflows;
  private final StatusService status;
  private final TransactionService transactions;
  private final Calls calls;
  private final InstantSource clock;

  ProcessorPrerequisites(
      WorkflowManagerClient workflows,
      StatusService status,
      TransactionService transactions,
      Calls calls,
      InstantSource clock) {
    this.workflows = workflows;
    this.status = status;
    this.transactions = transactions;
    this.calls = calls;
    this.clock = clock;
  }

  @Override
  public Map<Code, Check> checks() {
    return Map.of(
        WORKFLOW_MANAGER, this::workflowManager,
        STATUS, this::status,
        TRANSACTION, this::transactions);
  }

  private List<Line> workflowManager() throws MosipRefused {
    var request =
        MosipRequest.of(
            "mosip.registration.processor.workflow.instance",
            Nobody.VERSION,
            clock.instant(),
            Map.of("registrationId", Nobody.RID, "process", Nobody.PROCESS));
    calls.call(
        Api.TRIGGER,
        "",
        cookie -> workflows.workflowInstance(cookie, request),
        told -> !told.errorCodes().isEmpty());
    return List.of(Line.ok(WORKFLOW_MANAGER));
  }

  private List<Line> status() throws MosipRefused {
    if (!status.isGranted()) {
      return List.of(Line.notSet(STATUS, Api.STATUS));
    }
    status.of(List.of(Nobody.RID));
    return List.of(Line.ok(STATUS));
  }

  private List<Line> transactions() throws MosipRefused {
    if (!transactions.isGranted()) {
      return List.of(Line.notSet(TRANSACTION, Api.TRANSACTION));
    }
    transactions.history(Nobody.RID);
    return List.of(Line.ok(TRANSACTION));
  }
}
