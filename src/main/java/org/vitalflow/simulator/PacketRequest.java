package org.vitalflow.simulator;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What createPacket takes; MOSIP checks none of the envelope, and refuses any other member. */
record PacketRequest(
    @Nullable String id,
    @Nullable String version,
    @JsonFormat(pattern = "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'") @Nullable LocalDateTime requesttime,
    @Nullable Object metadata,
    @Nullable Packet request) {

  /** MOSIP's PacketDto. */
  record Packet(
      @Nullable String id,
      @Nullable String additionalInfoReqId,
      @Nullable String refId,
      boolean offlineMode,
      @Nullable String process,
      @Nullable String source,
      @Nullable String schemaVersion,
      @Nullable String schemaJson,
      @Nullable Map<String, @Nullable String> fields,
      @Nullable Map<String, @Nullable String> metaInfo,
      @Nullable Map<String, Document> documents,
      @Nullable List<Map<String, @Nullable String>> audits,
      @Nullable Map<String, Object> biometrics) {}

  /** A document of the packet. */
  record Document(
      @Nullable String document,
      @Nullable String value,
      @Nullable String type,
      @Nullable String format,
      @Nullable String refNumber) {}
}
