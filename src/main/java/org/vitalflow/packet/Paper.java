package org.vitalflow.packet;

import java.util.UUID;
import java.util.function.Supplier;
import org.vitalflow.registry.DocumentFormat;

/**
 * A document of the case that may go with its packet.
 *
 * @param type what its sender called it
 * @param content opened only where it is sent
 */
record Paper(UUID id, String type, DocumentFormat format, Supplier<byte[]> content) {}
