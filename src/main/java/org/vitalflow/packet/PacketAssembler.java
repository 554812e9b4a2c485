package org.vitalflow.packet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vitalflow.mosip.Packet;
import org.vitalflow.platform.Country;

/**
 * Builds the packet of a record: fields by the country's mapping, and the metadata MOSIP's stages
 * look for.
 */
class PacketAssembler {
  private final Country country;
  private final IdSchema schema;
  private final Map<String, Mapping> mappings;
  private final ObjectMapper json;

  PacketAssembler(
      Country country, IdSchema schema, Map<String, Mapping> mappings, ObjectMapper json) {
    this.country = country;
    this.schema = schema;
    this.mappings = mappings;
    this.json = json;
  }

  Packet assemble(PacketRow row, String eventType, JsonNode record, Instant now)
      throws PacketIncomplete {
    Country.Office office = country.offices().get(row.office());
    Mapping mapping = mappings.get(eventType);
    if (office == null || mapping == null) {
      throw new IllegalStateException(
          "The country pack has no office or no mapping for this packet");
    }
    Map<String, String> fields = fields(mapping.apply(record));
    List<String> missing =
        new ArrayList<>(country.mosip().mandatory().getOrDefault(row.process(), List.of()));
    missing.removeAll(fields.keySet());
    missing.remove("IDSchemaVersion"); // the packet manager writes it
    if (!missing.isEmpty()) {
      throw new PacketIncomplete(missing);
    }
    return new Packet(
        row.rid(),
        office.centre() + "_" + office.machine(),
        false,
        row.process(),
        row.source(),
        country.mosip().schemaVersion(),
        schema.text(),
        fields,
        metaInfo(row, office, now),
        Map.of(),
        List.of(audit(row, office, now)));
  }

  /**
   * Lists and objects become JSON text; what is empty, unknown to the schema or refused by its
   * rules is left out.
   */
  private Map<String, String> fields(JsonNode mapped) {
    Map<String, String> fields = new LinkedHashMap<>();
    mapped
        .properties()
        .forEach(
            field -> {
              String name = field.getKey();
              JsonNode value = field.getValue();
              boolean empty =
                  value.isNull()
                      || (value.isContainerNode() ? value.isEmpty() : value.asText().isBlank());
              if (!empty && schema.knows(name) && schema.accepts(name, value)) {
                fields.put(name, value.isContainerNode() ? text(value) : value.asText());
              }
            });
    return fields;
  }

  private Map<String, String> metaInfo(PacketRow row, Country.Office office, Instant now) {
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
    meta.put("creationDate", time(now));
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

  private static Map<String, String> audit(PacketRow row, Country.Office office, Instant now) {
    Map<String, String> audit = new LinkedHashMap<>();
    audit.put(
        "uuid",
        UUID.nameUUIDFromBytes(row.rid().getBytes(java.nio.charset.StandardCharsets.US_ASCII))
            .toString());
    audit.put("createdAt", time(now));
    audit.put("eventId", "REG-EVT-066");
    audit.put("eventName", "PACKET_CREATION_SUCCESS");
    audit.put("eventType", "USER");
    audit.put("actionTimeStamp", time(now));
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

  private static String time(Instant now) {
    Instant millis = now.truncatedTo(ChronoUnit.MILLIS);
    return millis.getNano() == 0 ? millis.toString().replace("Z", ".000Z") : millis.toString();
  }

  private String text(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A mapped value cannot be written as JSON", e);
    }
  }
}
