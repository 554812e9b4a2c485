package org.vitalflow.mosip;

import java.util.List;
import java.util.Map;

/**
 * A packet as MOSIP's packet manager takes it (PacketDto): any other member would be refused with
 * 400.
 *
 * @param id the RID
 * @param refId {@code centre_machine}, the key manager's reference
 * @param schemaVersion a number as text
 * @param schemaJson the whole ID schema as text
 * @param fields identity fields; lists and objects as JSON text
 * @param metaInfo metadata; lists as JSON text
 * @param audits at least one, else MOSIP makes no packet and says nothing
 */
public record Packet(
    String id,
    String refId,
    boolean offlineMode,
    String process,
    String source,
    String schemaVersion,
    String schemaJson,
    Map<String, String> fields,
    Map<String, String> metaInfo,
    Map<String, Document> documents,
    List<Map<String, String>> audits) {

  /** A document of the packet: base64 content with MOSIP's words for it. */
  public record Document(
      String document, String value, String type, String format, String refNumber) {}
}
