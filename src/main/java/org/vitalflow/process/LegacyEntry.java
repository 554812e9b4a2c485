package org.vitalflow.process;

/** The contract of {@code legacy-entry.bpmn}, beyond that of all events. */
public final class LegacyEntry {
  public static final String KEY = "legacy-entry";

  /** What the second person said of the entry and its scan, as the form offers it. */
  public static final Variable<String> COMPARISON = new Variable<>("comparison", String.class);

  private LegacyEntry() {}
}
