package org.vitalflow.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vitalflow.registry.Event;

/**
 * The facts of one kind of event that forms in Tasklist show and change, each by its place in the
 * record (JSON pointer).
 *
 * @param places by field
 * @param sameDay places that hold the same day: the second follows the first; empty where none does
 */
record FormPlaces(Map<String, String> places, List<String> sameDay) {
  /** The version of the record that a form showed, as it sends it back. */
  static final String VERSION = "version";

  static final FormPlaces BIRTH =
      new FormPlaces(birth(), List.of("/child/dateOfBirth", "occurredOn"));

  static final FormPlaces DEATH = new FormPlaces(death(), List.of());

  private static Map<String, String> birth() {
    var places = new LinkedHashMap<String, String>();
    person(places, "child");
    places.put("sex", "/child/sex");
    places.put("dateOfBirth", "/child/dateOfBirth");
    places.put("facilityType", "/place/facilityType");
    places.put("placeName", "/place/name");
    for (String parent : List.of("mother", "father")) {
      places.put(parent + "Given", "/" + parent + "/name/0/given");
      places.put(parent + "Family", "/" + parent + "/name/0/family");
      places.put(parent + "Absent", "/" + parent + "/absentBecause");
    }
    places.put("informantRelation", "/informant/relation");
    places.put("lateReason", "/lateReason");
    return places;
  }

  private static Map<String, String> death() {
    var places = new LinkedHashMap<String, String>();
    person(places, "deceased");
    places.put("sex", "/deceased/sex");
    places.put("dateOfBirth", "/deceased/dateOfBirth");
    places.put("identifierKind", "/deceased/identifiers/0/kind");
    places.put("identifierValue", "/deceased/identifiers/0/value");
    places.put("occurredOn", "/occurredOn");
    places.put("facilityType", "/place/facilityType");
    places.put("placeName", "/place/name");
    places.put("mannerOfDeath", "/mannerOfDeath");
    places.put("informantRelation", "/informant/relation");
    places.put("lateReason", "/lateReason");
    return places;
  }

  private static void person(Map<String, String> places, String part) {
    places.put(part + "Given", "/" + part + "/name/0/given");
    places.put(part + "Family", "/" + part + "/name/0/family");
    places.put(part + "Given2", "/" + part + "/name/1/given");
    places.put(part + "Family2", "/" + part + "/name/1/family");
  }

  /** Whether nobody changed the record since the form showed it. */
  static boolean sameVersion(Event event, Map<String, Object> fields) {
    return !(fields.get(VERSION) instanceof Number shown)
        || shown.intValue() == event.recordVersion();
  }

  /** The values of these fields that the record has; an empty text where it has none. */
  Map<String, Object> shown(JsonNode record, Set<String> fields) {
    var shown = new HashMap<String, Object>();
    places.forEach(
        (field, place) -> {
          if (fields.contains(field)) {
            shown.put(field, record.at(place).asText(""));
          }
        });
    return shown;
  }

  /**
   * The record with what the form says. A field left empty takes away what stood there; a name that
   * did not exist begins in the given language.
   */
  ObjectNode merged(ObjectNode record, Map<String, Object> fields, String language) {
    ObjectNode merged = record.deepCopy();
    places.forEach(
        (field, place) -> {
          if (fields.containsKey(field)) {
            String said = fields.get(field) instanceof String text ? text.strip() : "";
            set(merged, place.substring(1).split("/"), said, language);
          }
        });
    withoutEmptyItems(merged);
    if (!sameDay.isEmpty() && merged.at(sameDay.get(0)).isTextual()) {
      merged.set(sameDay.get(1), merged.at(sameDay.get(0)));
    }
    return merged;
  }

  private static void set(ObjectNode record, String[] path, String said, String language) {
    ObjectNode parent =
        switch (path.length) {
          case 1 -> record;
          case 4 -> item(record, path, said, language);
          default -> part(record, path[0], said);
        };
    if (parent == null) {
      return;
    }
    String member = path[path.length - 1];
    if (said.isEmpty()) {
      parent.remove(member);
    } else {
      parent.put(member, said);
    }
  }

  /** Items of which nothing is left are taken out last, so that the others keep their places. */
  private void withoutEmptyItems(ObjectNode record) {
    for (String list : lists()) {
      if (record.at(list) instanceof ArrayNode items) {
        for (int i = items.size() - 1; i >= 0; i--) {
          JsonNode item = items.get(i);
          if (List.of("given", "family", "kind", "value").stream().noneMatch(item::hasNonNull)) {
            items.remove(i);
          }
        }
        if (items.isEmpty()) {
          String[] path = list.substring(1).split("/");
          ((ObjectNode) record.path(path[0])).remove(path[1]);
        }
      }
    }
  }

  private List<String> lists() {
    return new ArrayList<>(places.values())
        .stream()
            .filter(place -> place.contains("/0/"))
            .map(place -> place.substring(0, place.indexOf("/0/")))
            .distinct()
            .toList();
  }

  private static @Nullable ObjectNode part(ObjectNode record, String part, String said) {
    if (record.path(part) instanceof ObjectNode known) {
      return known;
    }
    return said.isEmpty() ? null : record.putObject(part);
  }

  private static @Nullable ObjectNode item(
      ObjectNode record, String[] path, String said, String language) {
    ObjectNode person = part(record, path[0], said);
    String list = path[1];
    int number = Integer.parseInt(path[2]);
    if (person == null || (said.isEmpty() && !person.path(list).has(number))) {
      return null;
    }
    ArrayNode items = person.path(list) instanceof ArrayNode known ? known : person.putArray(list);
    if (items.size() > number) {
      return (ObjectNode) items.get(number);
    }
    ObjectNode fresh = items.addObject();
    return list.equals("name") ? fresh.put("language", language) : fresh;
  }
}
