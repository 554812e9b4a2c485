package org.vitalflow.packet;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which part of a record feeds a field, found by taking parts out, so that a country declares it
 * nowhere.
 */
class Sources {
  private final Mapping mapping;
  private final ObjectNode record;
  private final ObjectNode fields;
  private final Map<String, ObjectNode> tried = new HashMap<>();

  Sources(Mapping mapping, ObjectNode record) {
    this.mapping = mapping;
    this.record = record;
    this.fields = mapping.apply(record);
  }

  /**
   * The leaf of the record (JSON pointer) without which this part of the field changes; of several
   * the first whose text the field shows.
   */
  Optional<String> of(String field, JsonPointer at) {
    JsonNode before = fields.path(field).at(at);
    List<String> feeding =
        leaves(record, "").stream()
            .filter(leaf -> !leaf.endsWith("/language"))
            .filter(leaf -> !before.equals(without(leaf).path(field).at(at)))
            .toList();
    String shown = before.isTextual() ? before.asText() : before.toString();
    return feeding.stream()
        .filter(leaf -> shown.contains(record.at(leaf).asText()))
        .findFirst()
        .or(() -> feeding.stream().findFirst());
  }

  /** The fields that change where this part of the record is absent. */
  Set<String> fedBy(String pointer) {
    ObjectNode without = without(pointer);
    var fed = new TreeSet<String>();
    fields
        .properties()
        .forEach(
            field -> {
              if (!field.getValue().equals(without.path(field.getKey()))) {
                fed.add(field.getKey());
              }
            });
    return fed;
  }

  private ObjectNode without(String pointer) {
    return tried.computeIfAbsent(pointer, this::mappedWithout);
  }

  private ObjectNode mappedWithout(String pointer) {
    ObjectNode rest = record.deepCopy();
    remove(rest, pointer);
    try {
      return mapping.apply(rest);
    } catch (MappingFailed told) {
      return fields; // nothing can be told of this part
    }
  }

  /**
   * Takes a part out of the record; in a list it becomes null, so that the others keep their
   * places.
   */
  static void remove(ObjectNode record, String pointer) {
    JsonPointer place = JsonPointer.compile(pointer);
    JsonNode parent = record.at(place.head());
    if (parent instanceof ObjectNode object) {
      object.remove(place.last().getMatchingProperty());
    } else if (parent instanceof ArrayNode list) {
      list.set(place.last().getMatchingIndex(), list.nullNode());
    }
  }

  private static List<String> leaves(JsonNode node, String pointer) {
    if (!node.isContainerNode()) {
      return List.of(pointer);
    }
    var leaves = new ArrayList<String>();
    node.properties()
        .forEach(
            member -> leaves.addAll(leaves(member.getValue(), pointer + "/" + member.getKey())));
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      leaves.addAll(leaves(node.get(i), pointer + "/" + i));
    }
    return leaves;
  }
}
