package org.vitalflow.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** What MOSIP's stages ask of a packet long after createPacket took it. */
@Component
class PacketValidator {
  /**
   * Asked for whatever the schema itself requires: MOSIP counts a missing field only if both want
   * it, and the demo's schema wants none, so that the list would never bite. IDSchemaVersion, the
   * one mandatory field more, is written by the packet manager itself.
   */
  private static final Map<String, List<String>> MANDATORY =
      Map.of(
          "CRVS_NEW",
          List.of(
              "fullName",
              "dateOfBirth",
              "gender",
              "addressLine1",
              "region",
              "province",
              "city",
              "zone"),
          "CRVS_DEATH",
          List.of("UIN", "declaredAsDeceased"),
          "CRVS_UPDATE",
          List.of("UIN"));

  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy/MM/dd");
  private static final int INFANT_YEARS = 6;

  private final StationValidator stations;
  private final ObjectMapper json;
  private final JsonNode schema;

  PacketValidator(StationValidator stations, ObjectMapper json) throws IOException {
    this.stations = stations;
    this.json = json;
    try (InputStream in = new ClassPathResource("simulator/id-schema.json").getInputStream()) {
      schema = json.readTree(in).at("/properties/identity/properties");
    }
  }

  /** What the first stage that refuses the packet says, or null. */
  @Nullable Failure failureOf(Rows.Packet packet) {
    Failure content = ofContent(packet);
    if (content != null) {
      return content;
    }
    Failure place = stations.ofPlace(packet);
    if (place != null) {
      return place;
    }
    return packet.process().equals("CRVS_NEW") && !isInfant(packet)
        ? Failure.AGE
        : stations.ofOfficer(packet);
  }

  /** Why the packet's fields and documents are refused, or null. */
  @Nullable Failure ofContent(Rows.Packet packet) {
    if (!isOfOurs(packet.schemaVersion())
        || !packet.fields().entrySet().stream().allMatch(f -> isValid(f.getKey(), f.getValue()))) {
      return Failure.SCHEMA;
    }
    if (!packet
        .fields()
        .keySet()
        .containsAll(MANDATORY.getOrDefault(packet.process(), List.of()))) {
      return Failure.MANDATORY;
    }
    return packet.documents().containsValue(0) ? Failure.DOCUMENT : null;
  }

  /** Version 0 is the latest. */
  private static boolean isOfOurs(String version) {
    double number = Double.parseDouble(version);
    return number == 0 || number == MasterDataController.SCHEMA_VERSION;
  }

  private boolean isValid(String field, String text) {
    JsonNode rule = schema.path(field);
    if (rule.isMissingNode() || text.isEmpty()) {
      return false;
    }
    JsonNode value = value(text);
    List<String> texts = new ArrayList<>();
    if (rule.path("$ref").asText().endsWith("/simpleType")) {
      if (!value.isArray()) {
        return false;
      }
      for (JsonNode entry : value) {
        if (!entry.path("language").isTextual() || !entry.path("value").isTextual()) {
          return false;
        }
        texts.add(entry.path("value").asText());
      }
    } else if (rule.path("type").asText().equals("string")) {
      if (value.isContainerNode()) {
        return false;
      }
      texts.add(text);
    }
    for (JsonNode validator : rule.path("validators")) {
      Pattern pattern = Pattern.compile(validator.path("validator").asText());
      if (!texts.stream().allMatch(one -> pattern.matcher(one).matches())) {
        return false;
      }
    }
    return true;
  }

  /** Text that looks like a list or an object is one; everything else stays text. */
  private JsonNode value(String text) {
    String start = text.strip();
    if (!start.startsWith("[") && !start.startsWith("{")) {
      return TextNode.valueOf(text);
    }
    try {
      return json.readTree(text);
    } catch (JsonProcessingException e) {
      return TextNode.valueOf(text);
    }
  }

  private static boolean isInfant(Rows.Packet packet) {
    try {
      LocalDate born = LocalDate.parse(packet.fields().getOrDefault("dateOfBirth", ""), DATE);
      return born.plusYears(INFANT_YEARS).isAfter(LocalDate.now(ZoneOffset.UTC));
    } catch (DateTimeParseException e) {
      return false;
    }
  }
}
