package org.vitalflow.process;

/**
 * The contract of {@code cause-coding.bpmn}, which runs beside a registered death. Business key:
 * the event's id.
 */
public final class CauseCoding {
  public static final String KEY = "cause-coding";

  /** {@code CODE} or {@code QUERY_CERTIFIER}, as the form offers it. */
  public static final Variable<String> CAUSE_DECISION =
      new Variable<>("causeDecision", String.class);

  private CauseCoding() {}
}
