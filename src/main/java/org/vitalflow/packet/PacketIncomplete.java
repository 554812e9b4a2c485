package org.vitalflow.packet;

import java.util.List;

/** The record lacks what MOSIP demands of a packet; nothing was sent. */
class PacketIncomplete extends Exception {
  private static final long serialVersionUID = 1L;

  PacketIncomplete(List<String> fields) {
    super("MISSING_FOR_MOSIP " + String.join(" ", fields));
  }
}
