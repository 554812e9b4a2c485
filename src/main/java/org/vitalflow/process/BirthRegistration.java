package org.vitalflow.process;

/** The contract of {@code birth-registration.bpmn}, beyond that of all events. */
public final class BirthRegistration {
  public static final String KEY = "birth-registration";

  private BirthRegistration() {}
}
