package org.vitalflow.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.TreeSet;

/**
 * One spelling for equal JSON: members in the order of their names, no white space, numbers by
 * value.
 */
final class CanonicalJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);

  private CanonicalJson() {}

  /** The canonical text in UTF-8. */
  static byte[] of(JsonNode json) {
    return sorted(json).toString().getBytes(StandardCharsets.UTF_8);
  }

  private static JsonNode sorted(JsonNode json) {
    if (json.isObject()) {
      ObjectNode object = NODES.objectNode();
      var names = new TreeSet<String>();
      json.fieldNames().forEachRemaining(names::add);
      names.forEach(name -> object.set(name, sorted(json.path(name))));
      return object;
    }
    if (json.isArray()) {
      ArrayNode array = NODES.arrayNode();
      json.forEach(item -> array.add(sorted(item)));
      return array;
    }
    if (json.isNumber()) {
      BigDecimal value = json.decimalValue().stripTrailingZeros();
      return NODES.numberNode(value);
    }
    return json;
  }
}
