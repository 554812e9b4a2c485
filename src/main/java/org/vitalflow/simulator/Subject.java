package org.vitalflow.simulator;

import java.util.Collection;
import java.util.List;

/** What a call or delivery is about: its RIDs, and the values of their packets' fields. */
record Subject(Collection<String> rids, Collection<String> values) {
  static final Subject NONE = new Subject(List.of(), List.of());

  @Override
  public String toString() {
    return "Subject" + rids;
  }
}
