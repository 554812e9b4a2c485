package org.vitalflow.packet;

import java.util.List;
import org.vitalflow.mosip.Packet;

/**
 * A packet that MOSIP should take.
 *
 * @param leftOut what of the record does not travel, and why
 */
record Assembled(Packet packet, List<PacketFault> leftOut) {}
