package org.vitalflow.packet;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How events of one type become fields.
 *
 * @param sample a fictional, full record of the type
 */
record Translation(Mapping mapping, ObjectNode sample) {

  /**
   * Where in the record what a missing field needs would stand (JSON pointer): the sample tells
   * which part feeds it, and trying tells in which person of this record.
   */
  @Nullable String place(String field, ObjectNode record) {
    String usual = new Sources(mapping, sample).of(field, JsonPointer.empty()).orElse(null);
    if (usual == null) {
      return null;
    }
    return candidates(usual, record).stream()
        .filter(place -> feeds(field, record, place, sample.at(usual)))
        .findFirst()
        .orElse(usual);
  }

  /** The usual place in each part of the record that has the like, such as a residence. */
  private static List<String> candidates(String usual, ObjectNode record) {
    JsonPointer inPart = JsonPointer.compile(usual).tail();
    var parts = new ArrayList<String>();
    if (!inPart.matches()) {
      parts.add(JsonPointer.compile(usual).getMatchingProperty());
      record.fieldNames().forEachRemaining(parts::add);
      parts.removeIf(part -> !record.path(part).has(inPart.getMatchingProperty()));
    }
    return parts.stream().distinct().map(part -> "/" + part + inPart).toList();
  }

  /** Whether a value there brings the field and takes no other one away. */
  private boolean feeds(String field, ObjectNode record, String place, JsonNode value) {
    ObjectNode tried = record.deepCopy();
    if (!put(tried, JsonPointer.compile(place), value)) {
      return false;
    }
    try {
      ObjectNode after = mapping.apply(tried);
      boolean complete = true;
      for (var before : mapping.apply(record).properties()) {
        complete &= after.has(before.getKey());
      }
      return complete && after.has(field);
    } catch (MappingFailed unsuited) {
      return false;
    }
  }

  private static boolean put(JsonNode node, JsonPointer place, JsonNode value) {
    JsonPointer rest = place.tail();
    int index = place.getMatchingIndex();
    if (node instanceof ArrayNode list && index >= 0 && index <= list.size()) {
      if (index == list.size() || rest.matches()) {
        JsonNode entry = rest.matches() ? value : list.objectNode();
        if (index == list.size()) {
          list.add(entry);
        } else {
          list.set(index, entry);
        }
      }
      return rest.matches() || put(list.get(index), rest, value);
    }
    if (!(node instanceof ObjectNode object)) {
      return false;
    }
    String name = place.getMatchingProperty();
    if (rest.matches()) {
      object.set(name, value);
      return true;
    }
    if (!object.hasNonNull(name)) {
      object.set(name, rest.getMatchingIndex() >= 0 ? object.arrayNode() : object.objectNode());
    }
    return put(object.get(name), rest, value);
  }
}
