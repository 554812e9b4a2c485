package org.vitalflow.mosip;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** MOSIP's way to write a time: UTC, milliseconds, Z; without the milliseconds it is refused. */
public final class MosipTime {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private MosipTime() {}

  /** Such as {@code 2026-11-23T10:15:30.120Z}. */
  public static String of(Instant time) {
    return TIME.format(time);
  }
}
