package org.vitalflow.mosip;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/**
 * MOSIP's request envelope; {@code requesttime} must have milliseconds and a Z, or MOSIP refuses
 * it.
 */
record MosipRequest(
    String id, String version, String requesttime, Map<String, Object> metadata, Object request) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  static MosipRequest of(String id, Instant now, Object request) {
    return of(id, "v1", now, request);
  }

  static MosipRequest of(String id, String version, Instant now, Object request) {
    return new MosipRequest(id, version, time(now), Map.of(), request);
  }

  /** MOSIP's way to write a time: UTC, milliseconds, Z. */
  static String time(Instant time) {
    return TIME.format(time);
  }
}
