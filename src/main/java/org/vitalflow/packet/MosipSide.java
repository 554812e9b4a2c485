package org.vitalflow.packet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What ID operations may tell MOSIP in other words than the record: an address in MOSIP's own
 * words, a contact. Legal facts are none of them; those change by correction alone.
 */
final class MosipSide {
  private static final List<String> LINES = List.of("line1", "line2", "line3");
  private static final List<String> PLACES =
      List.of("city", "province", "region", "zone", "postalCode");
  private static final List<String> CONTACT = List.of("phone", "email");

  /** Whose address MOSIP is told: the first of these persons that has one. */
  private static final List<String> PERSONS = List.of("child", "deceased", "mother", "father");

  /** The fields of the form. */
  static final Set<String> FIELDS =
      Stream.of(LINES, PLACES, CONTACT)
          .flatMap(List::stream)
          .collect(Collectors.toUnmodifiableSet());

  private MosipSide() {}

  /** The fields of the form, filled with what MOSIP would be told now. */
  static Map<String, Object> shown(ObjectNode record) {
    var shown = new LinkedHashMap<String, Object>();
    JsonNode home = home(record).orElse(JsonNodeFactory.instance.objectNode());
    for (int i = 0; i < LINES.size(); i++) {
      shown.put(LINES.get(i), home.path("lines").path(i).asText(""));
    }
    PLACES.forEach(place -> shown.put(place, home.path(place).asText("")));
    CONTACT.forEach(way -> shown.put(way, record.path("contact").path(way).asText("")));
    return shown;
  }

  /** What a person entered, as the parts {@code residence} and {@code contact} of a record. */
  static ObjectNode entered(Map<String, Object> fields) {
    ObjectNode values = JsonNodeFactory.instance.objectNode();
    ObjectNode home = values.putObject("residence");
    ArrayNode lines = home.putArray("lines");
    LINES.stream().map(line -> text(fields, line)).filter(l -> !l.isEmpty()).forEach(lines::add);
    PLACES.forEach(place -> put(home, place, text(fields, place)));
    ObjectNode contact = values.putObject("contact");
    CONTACT.forEach(way -> put(contact, way, text(fields, way)));
    return values;
  }

  /** The record as MOSIP is told it. */
  static ObjectNode applied(ObjectNode record, ObjectNode values) {
    ObjectNode told = record.deepCopy();
    String subject = told.has("deceased") ? "deceased" : "child";
    if (told.path(subject).isObject()) {
      ((ObjectNode) told.path(subject)).set("residence", values.path("residence").deepCopy());
    }
    ObjectNode contact =
        told.path("contact").isObject() ? told.withObject("/contact") : told.putObject("contact");
    contact.remove(CONTACT);
    contact.setAll((ObjectNode) values.path("contact").deepCopy());
    return told;
  }

  private static Optional<JsonNode> home(ObjectNode record) {
    return PERSONS.stream()
        .map(person -> record.path(person).path("residence"))
        .filter(JsonNode::isObject)
        .findFirst();
  }

  private static void put(ObjectNode node, String name, String text) {
    if (!text.isEmpty()) {
      node.put(name, text);
    }
  }

  private static String text(Map<String, Object> fields, String name) {
    return fields.get(name) instanceof String text ? text.strip() : "";
  }
}
