package org.vitalflow.process;

/** The contract of {@code demographic-update.bpmn}, beyond that of all events. */
public final class DemographicUpdate {
  public static final String KEY = "demographic-update";

  private DemographicUpdate() {}
}
