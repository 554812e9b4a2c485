package org.vitalflow.registry;

import java.time.Instant;
import java.util.UUID;

/**
 * A paper to a record, without its content.
 *
 * @param type what the sender calls it, such as {@code BIRTH_NOTIFICATION}
 * @param fileName as sent; a person's words, so it stands in no log
 * @param contentType of what it holds: {@code application/pdf}, {@code image/png} or {@code
 *     image/jpeg}
 * @param size in bytes
 * @param addedBy a client or a person's login
 */
public record Document(
    UUID id,
    String type,
    String fileName,
    String contentType,
    int size,
    String addedBy,
    Instant addedAt) {}
