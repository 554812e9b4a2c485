package org.vitalflow.process;

import static org.vitalflow.platform.StaffRole.CLERK;
import static org.vitalflow.platform.StaffRole.FRONTDESK;
import static org.vitalflow.platform.StaffRole.IDOPS;
import static org.vitalflow.platform.StaffRole.SUPERVISOR;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.vitalflow.platform.StaffRole;

/**
 * The lists in Tasklist's side bar, the most wanted first. Whose tasks they show is decided by the
 * engine's authorizations: each person finds those of their groups alone.
 */
enum TaskFilter {
  MY_OFFICE("My office", "#1f4d5c", working()),
  MINE("Mine", "#b5651d", working()),
  OVERDUE("Overdue", "#8f2d20", working()),
  WAITING_FOR_PUBLIC(
      "Waiting for the public",
      "#6b5a1e",
      EnumSet.of(CLERK),
      "UserTask_CompleteBirth",
      "UserTask_CompleteDeath",
      "UserTask_AskCertifier",
      "UserTask_BringPapersForDuplicate"),
  READY_TO_ISSUE(
      "Ready to issue",
      "#2e6b3f",
      EnumSet.of(FRONTDESK, SUPERVISOR),
      "UserTask_IssueCertificate",
      "UserTask_ResolveUnprintableName"),
  MOSIP(
      "MOSIP",
      "#54656e",
      EnumSet.of(IDOPS, SUPERVISOR),
      "UserTask_SettleTwoIdentities",
      "UserTask_ConfirmSettlement",
      "UserTask_ResolveRefusal",
      "UserTask_ApproveSecondRid",
      "UserTask_ConfirmEnteredResult",
      "UserTask_InvestigateOverduePacket",
      "UserTask_DecideOnOverduePacket",
      "UserTask_MendPacket",
      "UserTask_AnswerMosipsQuestion",
      "UserTask_ReleaseHeldSends");

  /** The name in the engine's table. */
  final String title;

  /** The colour of the list's edge, as CSS writes it. */
  final String colour;

  /** Who is offered this list. */
  final Set<StaffRole> roles;

  /** The elements whose tasks it shows; all where empty. */
  final List<String> elements;

  TaskFilter(String title, String colour, Set<StaffRole> roles, String... elements) {
    this.title = title;
    this.colour = colour;
    this.roles = roles;
    this.elements = List.of(elements);
  }

  /** The key of this list's name in {@code messages.properties}. */
  String key() {
    return "filter." + name().toLowerCase(Locale.ROOT);
  }

  static Optional<TaskFilter> titled(String title) {
    return Arrays.stream(values()).filter(filter -> filter.title.equals(title)).findFirst();
  }

  private static Set<StaffRole> working() {
    return Arrays.stream(StaffRole.values())
        .filter(StaffRole::worksOnCases)
        .collect(Collectors.toUnmodifiableSet());
  }
}
