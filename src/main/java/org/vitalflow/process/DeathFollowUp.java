package org.vitalflow.process;

/**
 * The contract of {@code death-follow-up.bpmn}, which runs beside a registered death. Business key:
 * the event's id.
 */
public final class DeathFollowUp {
  public static final String KEY = "death-follow-up";

  /** {@code DONE} or {@code NOTHING_TO_DO}, as the form offers it. */
  public static final Variable<String> FOLLOW_UP = new Variable<>("followUp", String.class);

  private DeathFollowUp() {}
}
