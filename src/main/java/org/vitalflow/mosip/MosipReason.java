package org.vitalflow.mosip;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Why MOSIP ended a RID without an identity, in words of ours that do not change with its versions.
 * A child too old for the infants' route leaves no code in the history, and is {@code OTHER}.
 *
 * @param code upper case, such as {@code PACKET_OUTSIDE_HOURS}; {@code OTHER} where MOSIP's code is
 *     not one we know
 * @param subStatus MOSIP's own code of the failed step; may be empty
 */
public record MosipReason(String code, String subStatus) {
  private static final Set<String> FAILED = Set.of("FAILED", "REJECTED", "ERROR");

  /** The route's own end, which says only that it ended. */
  private static final String END = "INTERNAL_WORKFLOW_ACTION";

  /** The reason in the last failed step of this history, if a step failed. */
  public static Optional<MosipReason> of(List<Transaction> history) {
    return history.stream()
        .filter(step -> FAILED.contains(step.status()) && !step.type().equals(END))
        .reduce((earlier, later) -> later)
        .map(step -> new MosipReason(codeOf(step), step.subStatus()));
  }

  private static String codeOf(Transaction step) {
    return switch (step.subStatus()) {
      case "RPR-CMD-FAILED-010" -> "PACKET_OUTSIDE_HOURS";
      case "RPR-CMD-FAILED-002", "RPR-CMD-FAILED-003", "RPR-CMD-FAILED-013" -> "CENTRE_NOT_ACTIVE";
      case "RPR-CMD-FAILED-004", "RPR-CMD-FAILED-005", "RPR-CMD-FAILED-012", "RPR-CMD-FAILED-015" ->
          "MACHINE_NOT_ACTIVE";
      case "RPR-OVM-FAILED-001", "RPR-OVM-FAILED-004", "RPR-SVM-FAILED-001", "RPR-SVM-FAILED-004" ->
          "OFFICER_NOT_ACTIVE";
      case "RPR-OVM-FAILED-005", "RPR-OVM-FAILED-006" -> "OFFICER_MISSING";
      case "RPR-PKV-FAILED-002", "RPR-PKV-FAILED-009", "RPR-PKV-FAILED-012" -> "SCHEMA";
      case "RPR-PKV-FAILED-005" -> "DOCUMENTS";
      case "RPR-PKV-FAILED-008" -> "IDENTITY_NOT_FOUND";
      case "RPR-PKV-FAILED-017" -> "CONSENT";
      case "RPR-RPS-FAILED-001" -> "GAVE_UP";
      default -> byStep(step);
    };
  }

  private static String byStep(Transaction step) {
    return switch (step.type()) {
      case "DEMOGRAPHIC_VERIFICATION", "BIOGRAPHIC_VERIFICATION", "MANUAL_ADJUDICATION" ->
          "DUPLICATE";
      default -> "OTHER";
    };
  }
}
