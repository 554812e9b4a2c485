package org.vitalflow.intake;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One change of a correction.
 *
 * @param field the place in the entry (JSON pointer)
 * @param from what must stand there now; a missing or null one means that nothing does
 * @param to what is to stand there; a missing or null one takes away what did
 */
record Change(String field, JsonNode from, JsonNode to) {

  /** The changes of a correction's body, in its order. */
  static List<Change> of(JsonNode body) {
    var changes = new ArrayList<Change>();
    for (JsonNode change : body.path("changes")) {
      changes.add(
          new Change(change.path("field").asText(), change.path("from"), change.path("to")));
    }
    return changes;
  }

  /** The place, if the text is one. */
  static Optional<JsonPointer> pointer(String field) {
    try {
      return Optional.of(JsonPointer.compile(field)).filter(place -> !place.matches());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whether the entry says there what the correction expects. */
  boolean fits(JsonNode record) {
    return same(from, record.at(field));
  }

  /** Whether one of the two places is the other or within it. */
  boolean touches(String pointer) {
    return within(pointer, field) || within(field, pointer);
  }

  /** Whether the place is this one or within it. */
  static boolean within(String place, String whole) {
    return place.equals(whole) || place.startsWith(whole + "/");
  }

  boolean takesAway() {
    return isNothing(to);
  }

  static boolean isNothing(JsonNode value) {
    return value.isMissingNode() || value.isNull();
  }

  /** The same text may be written with composed letters or without. */
  static boolean same(JsonNode one, JsonNode other) {
    return isNothing(one)
        ? isNothing(other)
        : one.equals(
            (left, right) -> {
              if (left.equals(right)) {
                return 0;
              }
              boolean equal =
                  left.isTextual() && right.isTextual()
                      ? composed(left).equals(composed(right))
                      : left.isNumber()
                          && right.isNumber()
                          && left.decimalValue().compareTo(right.decimalValue()) == 0;
              return equal ? 0 : 1;
            },
            other);
  }

  private static String composed(JsonNode text) {
    return Normalizer.normalize(text.textValue(), Normalizer.Form.NFC);
  }

  /** Puts the new value in its place; false where the entry has no such place. */
  boolean putInto(ObjectNode record) {
    return put(record, JsonPointer.compile(field));
  }

  private boolean put(JsonNode parent, JsonPointer place) {
    JsonPointer rest = place.tail();
    if (parent instanceof ArrayNode list) {
      int index = place.getMatchingIndex();
      if (index < 0 || index > list.size() || (index == list.size() && takesAway())) {
        return false;
      }
      if (index == list.size()) {
        list.add(rest.matches() ? to : list.objectNode());
      } else if (rest.matches()) {
        // taken out at last, so that the others keep their places until then
        list.set(index, takesAway() ? list.nullNode() : to);
      }
      return rest.matches() || put(list.get(index), rest);
    }
    if (!(parent instanceof ObjectNode object)) {
      return false;
    }
    String name = place.getMatchingProperty();
    if (rest.matches()) {
      if (takesAway()) {
        object.remove(name);
      } else {
        object.set(name, to);
      }
      return true;
    }
    if (!object.hasNonNull(name)) {
      object.set(name, rest.getMatchingIndex() >= 0 ? object.arrayNode() : object.objectNode());
    }
    return put(object.get(name), rest);
  }
}
