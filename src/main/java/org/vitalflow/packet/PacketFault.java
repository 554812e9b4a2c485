package org.vitalflow.packet;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What stands between a record and a packet that MOSIP takes, without any value of the record.
 *
 * @param field of the ID schema
 * @param pointer where in the record its value comes from or would stand (JSON pointer); null where
 *     that cannot be told
 */
record PacketFault(String field, @Nullable String pointer, Kind kind) {
  /** What is wrong with the field. */
  public enum Kind {
    /** MOSIP demands the field of this process, and the record does not feed it. */
    MISSING,
    /** The schema, or how MOSIP reads texts, refuses the value. */
    INVALID,
    /** The mapping gives it, but the schema has no such field; never a fault of the record. */
    NOT_IN_SCHEMA,
    /** Another document was taken for the same field; never a fault of the record. */
    SUPERSEDED,
    /** The informant's token has expired or cannot be read: the informant must log in again. */
    TOKEN_EXPIRED,
    /** As before, and the country wants nothing sent until somebody has decided. */
    TOKEN_HELD
  }

  /** Such as {@code MISSING:city:/child/residence/city}; without blanks. */
  @Override
  public String toString() {
    return kind + ":" + field + (pointer == null ? "" : ":" + pointer);
  }

  /** The faults that a text names by {@link #toString()}; its other words are passed over. */
  static List<PacketFault> named(String text) {
    return Stream.of(text.split(" ")).map(PacketFault::read).flatMap(Optional::stream).toList();
  }

  private static Optional<PacketFault> read(String word) {
    String[] parts = word.split(":", 3);
    return Stream.of(Kind.values())
        .filter(kind -> parts.length > 1 && kind.name().equals(parts[0]))
        .map(kind -> new PacketFault(parts[1], parts.length > 2 ? parts[2] : null, kind))
        .findFirst();
  }
}
