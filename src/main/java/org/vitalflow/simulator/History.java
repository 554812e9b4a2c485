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

  static List<History> of(Rows.Workflow flow) {
    List<History> steps = new ArrayList<>();
    steps.add(
        step(flow, "VALIDATE_PACKET", "FAILED".equals(flow.outcome()) ? "FAILED" : "SUCCESS"));
    if ("REJECTED".equals(flow.outcome())) {
      steps.add(step(flow, "DEMOGRAPHIC_VERIFICATION", "REJECTED"));
    }
    if ("PROCESSED".equals(flow.outcome())) {
      steps.add(step(flow, "UIN_GENERATOR", "PROCESSED"));
    }
    return flow.outcome() == null ? List.of() : steps;
  }

  private static History step(Rows.Workflow flow, String type, String status) {
    return new History(
        flow.id() + "-" + type,
        flow.rid(),
        type,
        null,
        status,
        "RPR-" + type,
        type + " " + status,
        Envelope.time(flow.at()));
  }
}
