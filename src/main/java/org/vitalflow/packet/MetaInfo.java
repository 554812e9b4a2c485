package org.vitalflow.packet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vitalflow.mosip.MosipTime;
import org.vitalflow.platform.Country;

/** What MOSIP's stages ask of a packet besides the identity: who made it, where, and when. */
class MetaInfo {

  private final ObjectMapper json;

  MetaInfo(ObjectMapper json) {
    this.json = json;
  }

  /** Lists of labels and values, each as JSON text. */
  Map<String, String> of(PacketRow row, Country.Office office, Instant now) {
    Map<String, String> meta = new LinkedHashMap<>();
    meta.put(
        "metaData",
        labels(
            "registrationType",
            row.process(),
            "centerId",
            office.centre(),
            "machineId",
            office.machine()));
    // "officerPassword" says that the officer was authenticated by password; without it the
    // operator stage fails
    meta.put(
        "operationsData",
        labels(
            "officerId",
            office.officer(),
            "officerPassword",
            "true",
            "officerBiometricFileName",
            null,
            "officerPIN",
            null,
            "officerOTPAuthentication",
            "false",
            "supervisorId",
            null,
            "supervisorPassword",
            "false",
            "supervisorBiometricFileName",
            null,
            "supervisorPIN",
            null,
            "supervisorOTPAuthentication",
            "false"));
    meta.put("capturedRegisteredDevices", "[]");
    meta.put("creationDate", MosipTime.of(now));
    meta.put("registrationId", row.rid());
    return meta;
  }

  private String labels(@Nullable String... pairs) {
    List<Map<String, @Nullable String>> list = new ArrayList<>();
    for (int i = 0; i < pairs.length; i += 2) {
      Map<String, @Nullable String> entry = new LinkedHashMap<>();
      entry.put("label", pairs[i]);
      entry.put("value", pairs[i + 1]);
      list.add(entry);
    }
    return text(list);
  }

  private String text(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A list of labels cannot be written as JSON", e);
    }
  }

  /** Without an audit MOSIP makes no packet, and says nothing. */
  static Map<String, String> audit(PacketRow row, Country.Office office, Instant now) {
    Map<String, String> audit = new LinkedHashMap<>();
    audit.put(
        "uuid", UUID.nameUUIDFromBytes(row.rid().getBytes(StandardCharsets.US_ASCII)).toString());
    audit.put("createdAt", MosipTime.of(now));
    audit.put("eventId", "REG-EVT-066");
    audit.put("eventName", "PACKET_CREATION_SUCCESS");
    audit.put("eventType", "USER");
    audit.put("actionTimeStamp", MosipTime.of(now));
    audit.put("hostName", "vitalflow");
    audit.put("hostIp", "127.0.0.1");
    audit.put("applicationId", "REG");
    audit.put("applicationName", "VitalFlow");
    audit.put("sessionUserId", office.officer());
    audit.put("sessionUserName", office.officer());
    audit.put("id", row.rid());
    audit.put("idType", "REGISTRATION_ID");
    audit.put("createdBy", office.officer());
    audit.put("moduleName", "Packet Handler");
    audit.put("moduleId", "REG-MOD-117");
    audit.put("description", "Packet created");
    return audit;
  }
}
