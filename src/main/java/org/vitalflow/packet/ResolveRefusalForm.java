package org.vitalflow.packet;

import org.springframework.stereotype.Component;

/** MOSIP refused a packet for good: how the case goes on. */
@Component
class ResolveRefusalForm extends ResolutionForm {
  ResolveRefusalForm(PacketFacts packet) {
    super("resolve-refusal", packet, "CLOSE_WITHOUT_ID");
  }
}
