package org.vitalflow.crvs;

import java.util.Optional;
import java.util.UUID;

/** Reads ids as they are written, and in no other spelling. */
final class Uuids {
  private Uuids() {}

  static Optional<UUID> of(String text) {
    try {
      return Optional.of(UUID.fromString(text)).filter(id -> id.toString().equals(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
