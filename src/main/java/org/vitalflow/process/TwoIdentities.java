package org.vitalflow.process;

/** The contract of {@code two-identities.bpmn}. */
public final class TwoIdentities {
  public static final String KEY = "two-identities";

  private TwoIdentities() {}
}
