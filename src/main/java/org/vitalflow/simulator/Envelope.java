package org.vitalflow.simulator;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** MOSIP's answer: 200 for success and failure alike, the difference is inside. */
record Envelope(
    @Nullable String id,
    @Nullable String version,
    String responsetime,
    @Nullable Object metadata,
    @Nullable Object response,
    @Nullable List<Problem> errors) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  /** One error of an envelope. */
  record Problem(String errorCode, String message) {}

  static Envelope of(
      @Nullable String id,
      @Nullable String version,
      Object response,
      @Nullable List<Problem> errors) {
    return new Envelope(id, version, time(Instant.now()), null, response, errors);
  }

  /** A failure with its reason. */
  static Envelope error(@Nullable String id, @Nullable String version, String code, String text) {
    return new Envelope(
        id, version, time(Instant.now()), null, null, List.of(new Problem(code, text)));
  }

  /** A failure that says nothing. */
  static Envelope nothing(@Nullable String id, @Nullable String version) {
    return new Envelope(id, version, time(Instant.now()), null, null, List.of());
  }

  /** MOSIP's pattern of times: UTC, milliseconds, Z. */
  static String time(Instant instant) {
    return TIME.format(instant);
  }

  /** The time that such a text says, or null if it is none. */
  static @Nullable Instant instant(String text) {
    try {
      return TIME.parse(text, Instant::from);
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
