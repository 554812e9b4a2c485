package org.vitalflow.websub;

import java.util.List;
import org.vitalflow.packet.Identifier;
import org.vitalflow.packet.Signal;

/** What one delivery says of one RID. */
sealed interface Delivery {
  String rid();

  /** MOSIP is done with the packet, for better or worse. */
  record Completed(String rid, Signal signal) implements Delivery {}

  /**
   * The identity exists.
   *
   * @param identifiers what the partner policy shares, the one to print last; none is normal
   * @param requestId MOSIP's name of the credential request; may be empty
   */
  record Credential(String rid, List<Identifier> identifiers, String requestId)
      implements Delivery {}

  /**
   * MOSIP waits for another packet.
   *
   * @param process the process of that packet
   * @param requestId what that packet must name
   */
  record Paused(String rid, String process, String requestId) implements Delivery {}
}
