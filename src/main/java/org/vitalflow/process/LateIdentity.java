package org.vitalflow.process;

/**
 * The contract of {@code late-identity.bpmn}: the ID request of a child that got its name after its
 * registration. Business key: the birth's event id.
 */
public final class LateIdentity {
  public static final String KEY = "late-identity";

  private LateIdentity() {}
}
