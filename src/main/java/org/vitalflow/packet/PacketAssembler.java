package org.vitalflow.packet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vitalflow.mosip.Packet;
import org.vitalflow.mosip.Trigger.NotificationInfo;
import org.vitalflow.platform.Country;

/**
 * Builds the packet of a record: fields by the country's mapping, judged as MOSIP would judge them
 * later, its documents, and the metadata MOSIP's stages look for.
 */
class PacketAssembler {
  private static final Logger LOG = LoggerFactory.getLogger(PacketAssembler.class);

  private final Country country;
  private final Pack pack;
  private final TokenRule tokens;
  private final ObjectMapper json;
  private final NationalPhone phones;
  private final DocumentFields documents;
  private final MetaInfo meta;

  PacketAssembler(Country country, Pack pack, TokenRule tokens, ObjectMapper json) {
    this.country = country;
    this.pack = pack;
    this.tokens = tokens;
    this.json = json;
    this.phones = new NationalPhone(country.mosip().phone());
    this.documents = new DocumentFields(country.mosip().documents());
    this.meta = new MetaInfo(json);
  }

  /**
   * The packet of a record as of now.
   *
   * @param papers the case's documents in the order they came
   * @throws PacketIncomplete where MOSIP would refuse it, with every fault
   */
  Assembled assemble(
      PacketRow row, String eventType, ObjectNode record, List<Paper> papers, Instant now)
      throws PacketIncomplete {
    Country.Office office = country.offices().get(row.office());
    Translation translation = pack.translations().get(eventType);
    if (office == null || translation == null) {
      throw new IllegalStateException(
          "The country pack has no office or no mapping for this packet");
    }
    var judging = new Judging(pack.schema(), country.mosip(), translation, row.process());
    ObjectNode sendable =
        judging.sendable(record, phones, state -> tokens.decide(eventType, state), now);
    ObjectNode identity = judging.known(sendable);
    Map<String, Paper> chosen = documents.chosen(papers, judging.leftOut());
    Map<String, String> fields = new LinkedHashMap<>();
    ObjectNode whole = identity.deepCopy();
    chosen.forEach((field, paper) -> documents.describe(field, paper, whole));
    judging.judge(sendable, whole);
    identity
        .properties()
        .forEach(
            field -> {
              if (whole.has(field.getKey())) {
                fields.put(field.getKey(), text(field.getValue()));
              }
            });
    tell(row, judging.leftOut());
    return new Assembled(
        new Packet(
            row.rid(),
            office.centre() + "_" + office.machine(),
            false,
            row.process(),
            row.source(),
            country.mosip().schemaVersion(),
            pack.schema().text(),
            fields,
            meta.of(row, office, now),
            packed(chosen),
            List.of(MetaInfo.audit(row, office, now))),
        judging.leftOut());
  }

  /** Whom MOSIP tells the number itself, if we say where. */
  Optional<NotificationInfo> contactOf(JsonNode record) {
    return new Contacts(phones).of(record);
  }

  private Map<String, Packet.Document> packed(Map<String, Paper> chosen) {
    Map<String, Packet.Document> packed = new LinkedHashMap<>();
    chosen.forEach((field, paper) -> packed.put(field, documents.packed(field, paper)));
    return packed;
  }

  private static void tell(PacketRow row, List<PacketFault> leftOut) {
    if (!leftOut.isEmpty()) {
      LOG.info("The packet of RID {} leaves out {}", row.rid(), leftOut);
    }
  }

  private String text(JsonNode value) {
    if (!value.isContainerNode()) {
      return value.asText();
    }
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A mapped value cannot be written as JSON");
    }
  }
}
