package org.vitalflow.packet;

import java.util.List;
import java.util.stream.Collectors;

/**
 * MOSIP would not take the packet of this record, so nothing was sent; a person must mend the
 * record. The message holds codes and names of fields, never a value.
 */
class PacketIncomplete extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<PacketFault> faults;

  PacketIncomplete(List<PacketFault> faults) {
    super(
        "MISSING_FOR_MOSIP "
            + faults.stream().map(PacketFault::toString).collect(Collectors.joining(" ")));
    this.faults = List.copyOf(faults);
  }

  /** Every fault, at least one. */
  List<PacketFault> faults() {
    return faults;
  }
}
