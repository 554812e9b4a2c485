package org.vitalflow.process;

/** The contract of {@code legacy-entry.bpmn}, beyond that of all events. */
public final class LegacyEntry {
  public static final String KEY = "legacy-entry";

  private LegacyEntry() {}
}
