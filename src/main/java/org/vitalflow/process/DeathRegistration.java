package org.vitalflow.process;

/** The contract of {@code death-registration.bpmn}, beyond that of all events. */
public final class DeathRegistration {
  public static final String KEY = "death-registration";

  private DeathRegistration() {}
}
