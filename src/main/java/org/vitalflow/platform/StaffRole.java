package org.vitalflow.platform;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** What a member of staff does in an office. */
public enum StaffRole {
  CLERK,
  REGISTRAR,
  SUPERVISOR,
  FRONTDESK,
  MEDICAL_CODER,
  IDOPS,
  ANALYST,
  ADMIN;

  /** The engine's own name for those who may administer it; its web apps look for it. */
  private static final String ENGINE_ADMIN = "camunda-admin";

  /** The role as people write it and as the engine's groups name it, such as {@code registrar}. */
  public String group() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether people of this role are given tasks of cases. */
  public boolean worksOnCases() {
    return !looksIntoProcesses();
  }

  /** Whether people of this role look into the engine's processes. */
  public boolean looksIntoProcesses() {
    return this == ANALYST || this == ADMIN;
  }

  /** Whether people of this role may see who a case of their office is about. */
  public boolean seesNames() {
    return worksOnCases() && this != MEDICAL_CODER;
  }

  /** Whether people of this role see which cases are stuck, without names. */
  public boolean watchesOver() {
    return this == SUPERVISOR || mendsCases() || this == ANALYST;
  }

  /** Whether people of this role set stuck steps and deliveries going again. */
  public boolean mendsCases() {
    return this == IDOPS || this == ADMIN;
  }

  /** Whether people of this role reconcile each day with MOSIP. */
  public boolean reconciles() {
    return this == SUPERVISOR || mendsCases();
  }

  /** Whether people of this role may capture a declaration. */
  public boolean declares() {
    return this == CLERK || this == REGISTRAR || this == SUPERVISOR;
  }

  /** Whether people of this role see to it that CRVS systems are told. */
  public boolean tendsNotifications() {
    return this == IDOPS || this == SUPERVISOR || this == ADMIN;
  }

  /**
   * The groups of a person of this role: the role, the role in the office (such as {@code
   * registrar.DEMO01}) and, for the administrator, the engine's own.
   */
  public List<String> groupsIn(String office) {
    String own = group();
    return this == ADMIN
        ? List.of(own, own + "." + office, ENGINE_ADMIN)
        : List.of(own, own + "." + office);
  }

  /** The role of this name, if it is one of staff. */
  public static Optional<StaffRole> of(String group) {
    return Arrays.stream(values()).filter(role -> role.group().equals(group)).findFirst();
  }

  /** The group names of those roles. */
  static String[] groups(Predicate<StaffRole> which) {
    return Arrays.stream(values()).filter(which).map(StaffRole::group).toArray(String[]::new);
  }
}
