package org.vitalflow.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** MOSIP's packet manager as measured: most failures look like success without a response. */
@RestController
@RequestMapping("/commons/v1/packetmanager")
class PacketManagerController {
  private static final String ID = "mosip.registration.packet.writer";
  private static final String VERSION = "v1";

  private static final Map<String, Set<String>> PROVIDERS =
      Map.of("CRVS1", Set.of("CRVS_NEW", "CRVS_DEATH", "CRVS_UPDATE", Topics.CORRECTION));

  private static final Set<String> CATEGORIES =
      Set.of("pvt", "kyc", "evidence", "optional", "none", "");

  private final Store store;
  private final ObjectMapper json;
  private final ObjectMapper strict;
  private final Set<String> underWay = ConcurrentHashMap.newKeySet();

  PacketManagerController(Store store, ObjectMapper json) {
    this.store = store;
    this.json = json;
    this.strict = json.copy().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    for (CoercionInputShape shape :
        List.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean)) {
      strict.coercionConfigFor(LogicalType.Textual).setCoercion(shape, CoercionAction.Fail);
    }
  }

  @PutMapping(path = "/createPacket", consumes = MediaType.APPLICATION_JSON_VALUE)
  Envelope createPacket(@RequestBody String body) {
    PacketRequest.Packet packet = read(body);
    String rid = String.valueOf(packet.id());
    // two writers of one RID disturb each other inside MOSIP
    if (!underWay.add(rid)) {
      return Envelope.nothing(ID, VERSION);
    }
    try {
      return create(rid, packet);
    } finally {
      underWay.remove(rid);
    }
  }

  private PacketRequest.Packet read(String body) {
    PacketRequest envelope;
    try {
      envelope = strict.readValue(body, PacketRequest.class);
    } catch (JsonProcessingException e) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
    PacketRequest.Packet packet = envelope.request();
    if (packet == null) {
      throw new ResponseStatusException(HttpStatus.INTERNAL_SERVER_ERROR);
    }
    return packet;
  }

  private Envelope create(String rid, PacketRequest.Packet packet) {
    String source = packet.source();
    String process = packet.process();
    if (source == null
        || process == null
        || !PROVIDERS.getOrDefault(source, Set.of()).contains(process)) {
      return Envelope.error(
          ID, VERSION, "KER-PUT-006", "No available provider found for the source and process");
    }
    JsonNode schema = schema(packet);
    if (schema == null || packet.audits() == null || packet.audits().isEmpty()) {
      return Envelope.nothing(ID, VERSION);
    }
    var stored =
        new Rows.Packet(
            rid,
            process,
            source,
            fields(packet, schema),
            present(packet.metaInfo()),
            documents(packet, schema),
            String.valueOf(packet.schemaVersion()),
            Instant.now());
    // one that brings what a paused packet waits for lies beside that, not over it
    String request = packet.additionalInfoReqId();
    String key = request == null || request.isEmpty() ? rid : request;
    store.update(change -> change.put(store.packets, key, stored));
    return Envelope.of(ID, VERSION, PacketInfo.of(rid, packet), List.of());
  }

  /** The fields of the packet's own schema, or null where MOSIP would break off. */
  private @Nullable JsonNode schema(PacketRequest.Packet packet) {
    try {
      Double.parseDouble(String.valueOf(packet.schemaVersion()));
      JsonNode fields =
          json.readTree(String.valueOf(packet.schemaJson())).at("/properties/identity/properties");
      for (JsonNode field : fields) {
        if (!CATEGORIES.contains(field.path("fieldCategory").asText(""))) {
          return null;
        }
      }
      return fields.isObject() ? fields : null;
    } catch (JsonProcessingException | NumberFormatException e) {
      return null;
    }
  }

  /** What the packet's schema does not name is dropped without a word. */
  private static Map<String, String> fields(PacketRequest.Packet packet, JsonNode schema) {
    Map<String, String> fields = present(packet.fields());
    fields.keySet().removeIf(name -> !schema.has(name));
    return fields;
  }

  /** The documents that the packet's schema knows and the packet or its identity names. */
  private static Map<String, Integer> documents(PacketRequest.Packet packet, JsonNode schema) {
    Map<String, PacketRequest.Document> all =
        packet.documents() == null ? Map.of() : packet.documents();
    Set<String> named = new LinkedHashSet<>(all.keySet());
    named.addAll(present(packet.fields()).keySet());
    named.removeIf(name -> !schema.at("/" + name + "/$ref").asText("").endsWith("/documentType"));
    Map<String, Integer> documents = new LinkedHashMap<>();
    for (String name : named) {
      PacketRequest.Document one = all.get(name);
      String content = one == null ? null : one.document();
      documents.put(name, content == null ? 0 : content.length());
    }
    return documents;
  }

  private static Map<String, String> present(@Nullable Map<String, @Nullable String> all) {
    Map<String, String> present = new LinkedHashMap<>();
    if (all != null) {
      all.forEach(
          (name, value) -> {
            if (value != null) {
              present.put(name, value);
            }
          });
    }
    return present;
  }
}
