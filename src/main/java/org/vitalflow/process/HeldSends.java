package org.vitalflow.process;

/** The contract of {@code held-sends.bpmn}. */
public final class HeldSends {
  public static final String KEY = "held-sends";

  private HeldSends() {}
}
