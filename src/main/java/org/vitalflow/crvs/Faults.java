package org.vitalflow.crvs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.vitalflow.platform.Fault;

/** Faults that any body may have. */
final class Faults {
  /** A hostile body must not make an answer much longer than itself. */
  private static final int MOST = 100;

  private static final String PRINTABLE = "[^\\p{Graph} ]";

  private Faults() {}

  /** A member that nobody knows. */
  static List<Fault> unknown(ObjectNode body, Set<String> known) {
    var faults = new ArrayList<Fault>();
    body.fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                String printable = name.replaceAll(PRINTABLE, "?");
                String pointer = "/" + printable.replace("~", "~0").replace("/", "~1");
                faults.add(new Fault(pointer, "UNKNOWN_FIELD", "There is no such member here."));
              }
            });
    return faults;
  }

  static List<Fault> bounded(List<Fault> faults) {
    return faults.subList(0, Math.min(MOST, faults.size()));
  }
}
