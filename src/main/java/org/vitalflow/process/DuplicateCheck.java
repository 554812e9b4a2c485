package org.vitalflow.process;

/** The contract of {@code duplicate-check.bpmn}, which event processes call. */
public final class DuplicateCheck {
  public static final String KEY = "duplicate-check";

  /** Whether the search found a likely twin on which nobody has decided. */
  public static final Variable<Boolean> TWIN_FOUND = new Variable<>("twinFound", Boolean.class);

  /** How alike the likeliest twin is, in percent; what the decision on the threshold reads. */
  public static final Variable<Long> SCORE = new Variable<>("score", Long.class);

  /** {@code registrar}, or {@code supervisor} where the two records are of two offices. */
  public static final Variable<String> DECIDER = new Variable<>("decider", String.class);

  /** What the person decided, as the form offers it. */
  public static final Variable<String> TWIN_DECISION = new Variable<>("twinDecision", String.class);

  /** What the caller is told: {@code NONE} or {@code SAME}. */
  public static final Variable<String> DUPLICATE = new Variable<>("duplicate", String.class);

  private DuplicateCheck() {}
}
