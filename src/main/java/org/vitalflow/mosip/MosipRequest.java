package org.vitalflow.mosip;

import java.time.Instant;
import java.util.Map;

/**
 * MOSIP's request envelope; {@code requesttime} must have milliseconds and a Z, or MOSIP refuses
 * it.
 */
record MosipRequest(
    String id, String version, String requesttime, Map<String, Object> metadata, Object request) {
  static MosipRequest of(String id, Instant now, Object request) {
    return of(id, "v1", now, request);
  }

  static MosipRequest of(String id, String version, Instant now, Object request) {
    return new MosipRequest(id, version, MosipTime.of(now), Map.of(), request);
  }
}
