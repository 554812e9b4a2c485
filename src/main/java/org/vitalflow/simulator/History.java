package org.vitalflow.simulator;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One step of a packet's transaction history, as MOSIP lists it. */
record History(
    String id,
    String registrationId,
    String transactionTypeCode,
    @Nullable String parentTransactionId,
    String statusCode,
    String subStatusCode,
    String statusComment,
    String createdDateTimes) {
  private static final String RESUME = "WORKFLOW_RESUME";

  private static final List<String> STAGES =
      List.of(
          "VALIDATE_PACKET",
          "PACKET_CLASSIFICATION",
          "CMD_VALIDATION",
          "OPERATOR_VALIDATION",
          "DEMOGRAPHIC_VERIFICATION",
          "UIN_GENERATOR",
          "FINALIZATION");

  /** Where a packet is shown while nothing has come of it, and where one pauses. */
  private static final int UNDER_WAY = 3;

  /**
   * The steps so far, oldest first.
   *
   * @param stored whether the packet is there; the first stage looks for it again and again
   */
  static List<History> of(Workflow flow, boolean stored) {
    List<History> steps = new ArrayList<>();
    steps.add(step(flow, RESUME, "REPROCESS", "RPR-WAA-001", "Workflow resumed"));
    Failure failure = flow.failure();
    if (flow.infoRequest() != null) {
      passed(flow, steps, UNDER_WAY);
      steps.add(
          step(
              flow,
              "INTERNAL_WORKFLOW_ACTION",
              flow.status(),
              "RPR-WIA-001",
              "Packet workflow internal action completed successfully"));
    } else if (failure != null) {
      int at = STAGES.indexOf(failure.stage());
      if (stored) {
        passed(flow, steps, at < 0 ? UNDER_WAY : at);
      } else {
        steps.add(notThere(flow));
      }
      steps.add(step(flow, failure.stage(), flow.status(), failure.code(), failure.comment()));
    } else if (flow.outcome() != null) {
      passed(flow, steps, STAGES.size());
    } else if (stored) {
      passed(flow, steps, UNDER_WAY);
    } else {
      steps.add(notThere(flow));
    }
    return steps;
  }

  private static History notThere(Workflow flow) {
    String comment = "Exception occured in packet manager.";
    return step(flow, STAGES.get(0), "REPROCESS", "RPR-PKV-FAILED-014", comment);
  }

  private static void passed(Workflow flow, List<History> steps, int number) {
    for (String stage : STAGES.subList(0, number)) {
      steps.add(step(flow, stage, "SUCCESS", "RPR-SUCCESS-001", stage + " Success"));
    }
  }

  private static History step(
      Workflow flow, String type, String status, String code, String comment) {
    return new History(
        flow.id() + "-" + type + "-" + status,
        flow.rid(),
        type,
        null,
        status,
        code,
        comment,
        Envelope.time(flow.at()));
  }
}
