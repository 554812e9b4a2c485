package org.vitalflow.desk;

import java.util.List;

/**
 * One field of a record, as it is asked for and shown.
 *
 * @param path JSON pointer from its section's object, without the first slash
 * @param kind how it is asked for and written
 * @param words what may be chosen, for {@link Kind#CODE}
 */
record Field(String path, Kind kind, List<String> words) {
  /** How a field is asked for and written into the record. */
  enum Kind {
    TEXT,
    LONG_TEXT,
    /** One text per line. */
    LINES,
    /** A full day. */
    DAY,
    /** A day, month or year. */
    PARTIAL_DAY,
    TIME,
    WHOLE,
    FLAG,
    CODE,
    COUNTRY,
    LANGUAGE,
    /** What a person is called, per language. */
    NAMES
  }

  static Field of(String path, Kind kind) {
    return new Field(path, kind, List.of());
  }

  static Field code(String path, String... words) {
    return new Field(path, Kind.CODE, List.of(words));
  }

  /** The key of its label in the messages. */
  String label() {
    return "field." + path.replace('/', '.');
  }

  /** The name of the control that the template draws. */
  String control() {
    return switch (kind) {
      case LONG_TEXT, LINES -> "area";
      case CODE, FLAG, LANGUAGE -> "choice";
      case NAMES -> "names";
      default -> "text";
    };
  }

  /** The type of the input, where it is one. */
  String inputType() {
    return switch (kind) {
      case DAY -> "date";
      case TIME -> "time";
      default -> "text";
    };
  }

  /** Whether a hint below the label says how to write it. */
  boolean hinted() {
    return kind == Kind.PARTIAL_DAY || kind == Kind.LINES || kind == Kind.COUNTRY;
  }
}
