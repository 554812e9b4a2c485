package org.vitalflow.websub;

import java.util.Optional;
import org.vitalflow.packet.Identifier;
import org.vitalflow.packet.Signal;

/** What one delivery says of one RID. */
record Delivery(String rid, Signal signal, Optional<Identifier> identifier) {}
