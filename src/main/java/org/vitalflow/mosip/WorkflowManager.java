package org.vitalflow.mosip;

import java.time.InstantSource;
import org.springframework.stereotype.Component;

/** MOSIP's workflow manager. */
@Component
public class WorkflowManager {
  private static final String ALREADY_PRESENT = "RPR-WIS-001";

  private final WorkflowManagerClient client;
  private final Calls calls;
  private final InstantSource clock;

  WorkflowManager(WorkflowManagerClient client, Calls calls, InstantSource clock) {
    this.client = client;
    this.calls = calls;
    this.clock = clock;
  }

  /**
   * Asks MOSIP to process the packet; that it is already doing so is what we wanted. Safe to repeat
   * while the RID is not over.
   *
   * @return whether MOSIP begins now; false where it had a workflow of this RID already
   */
  public boolean trigger(Trigger trigger) throws MosipRefused {
    Rids.check(trigger.registrationId());
    var request =
        MosipRequest.of("mosip.registration.processor.workflow.instance", clock.instant(), trigger);
    MosipAnswer answer =
        calls.call(
            Api.TRIGGER,
            "source %s, process %s".formatted(trigger.source(), trigger.process()),
            cookie -> client.workflowInstance(cookie, request),
            WorkflowManager::isAccepted);
    return !answer.errorCodes().contains(ALREADY_PRESENT);
  }

  private static boolean isAccepted(MosipAnswer answer) {
    return !answer.response().path("workflowInstanceId").asText("").isEmpty()
        || answer.errorCodes().contains(ALREADY_PRESENT);
  }
}
