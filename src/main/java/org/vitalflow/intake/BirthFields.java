package org.vitalflow.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vitalflow.registry.Event;

/** The facts of a birth that forms in Tasklist show and change, each by its place in the record. */
final class BirthFields {
  /** The version of the record that a form showed, as it sends it back. */
  static final String VERSION = "version";

  private static final Map<String, String> PLACES = places();

  private BirthFields() {}

  private static Map<String, String> places() {
    var places = new LinkedHashMap<String, String>();
    places.put("childGiven", "/child/name/0/given");
    places.put("childFamily", "/child/name/0/family");
    places.put("childGiven2", "/child/name/1/given");
    places.put("childFamily2", "/child/name/1/family");
    places.put("sex", "/child/sex");
    places.put("dateOfBirth", "/child/dateOfBirth");
    places.put("facilityType", "/place/facilityType");
    places.put("placeName", "/place/name");
    places.put("motherGiven", "/mother/name/0/given");
    places.put("motherFamily", "/mother/name/0/family");
    places.put("motherAbsent", "/mother/absentBecause");
    places.put("fatherGiven", "/father/name/0/given");
    places.put("fatherFamily", "/father/name/0/family");
    places.put("fatherAbsent", "/father/absentBecause");
    places.put("informantRelation", "/informant/relation");
    places.put("lateReason", "/lateReason");
    return places;
  }

  /** Whether nobody changed the record since the form showed it. */
  static boolean sameVersion(Event event, Map<String, Object> fields) {
    return !(fields.get(VERSION) instanceof Number shown)
        || shown.intValue() == event.recordVersion();
  }

  /** The place of a field in the record (JSON pointer), or null where it is none of these. */
  static @Nullable String place(String field) {
    return PLACES.get(field);
  }

  /** The field at or over this place, or null. */
  static @Nullable String at(String pointer) {
    return PLACES.entrySet().stream()
        .filter(
            entry -> entry.getValue().equals(pointer) || entry.getValue().startsWith(pointer + "/"))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }

  /** The values of these fields that the record has; an empty text where it has none. */
  static Map<String, Object> shown(JsonNode record, Iterable<String> fields) {
    var shown = new HashMap<String, Object>();
    for (String field : fields) {
      String place = PLACES.get(field);
      if (place != null) {
        shown.put(field, record.at(place).asText(""));
      }
    }
    return shown;
  }

  /**
   * The record with what the form says. A field left empty takes away what stood there; a name that
   * did not exist begins in the given language.
   */
  static ObjectNode merged(ObjectNode record, Map<String, Object> fields, String language) {
    ObjectNode merged = record.deepCopy();
    PLACES.forEach(
        (field, place) -> {
          if (fields.containsKey(field)) {
            String said = fields.get(field) instanceof String text ? text.strip() : "";
            set(merged, place.substring(1).split("/"), said, language);
          }
        });
    withoutEmptyNames(merged);
    if (fields.containsKey("dateOfBirth") && merged.at("/child/dateOfBirth").isTextual()) {
      // by the contract, the day of the event is the child's first
      merged.set("occurredOn", merged.at("/child/dateOfBirth"));
    }
    return merged;
  }

  private static void set(ObjectNode record, String[] path, String said, String language) {
    ObjectNode parent =
        switch (path.length) {
          case 1 -> record;
          case 4 -> name(record, path, said, language);
          default -> part(record, path[0], said);
        };
    String member = path[path.length - 1];
    if (parent == null) {
      return;
    }
    if (said.isEmpty()) {
      parent.remove(member);
    } else {
      parent.put(member, said);
    }
  }

  /** Names of which nothing is left are taken out last, so that the others keep their places. */
  private static void withoutEmptyNames(ObjectNode record) {
    for (String part : List.of("child", "mother", "father")) {
      if (record.at("/" + part + "/name") instanceof ArrayNode names) {
        for (int i = names.size() - 1; i >= 0; i--) {
          if (!names.get(i).hasNonNull("given") && !names.get(i).hasNonNull("family")) {
            names.remove(i);
          }
        }
        if (names.isEmpty()) {
          ((ObjectNode) record.path(part)).remove("name");
        }
      }
    }
  }

  private static @Nullable ObjectNode part(ObjectNode record, String part, String said) {
    if (record.path(part) instanceof ObjectNode known) {
      return known;
    }
    return said.isEmpty() ? null : record.putObject(part);
  }

  private static @Nullable ObjectNode name(
      ObjectNode record, String[] path, String said, String language) {
    ObjectNode person = part(record, path[0], said);
    int number = Integer.parseInt(path[2]);
    if (person == null || (said.isEmpty() && !person.path("name").has(number))) {
      return null;
    }
    ArrayNode names =
        person.path("name") instanceof ArrayNode known ? known : person.putArray("name");
    if (names.size() <= number) {
      return names.addObject().put("language", language);
    }
    return (ObjectNode) names.get(number);
  }
}
