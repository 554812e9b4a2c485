package org.vitalflow.packet;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;

/** A country's JSONata text that turns a record into the ID schema's fields. */
class Mapping {
  private static final long MILLIS = 2000;
  private static final int DEPTH = 200;

  private final String file;
  private final Jsonata expression;
  private final Map<String, Object> labels;
  private final ObjectMapper json;

  /**
   * Fails with {@link MappingFailed} where the text is no JSONata.
   *
   * @param file named in failures
   */
  Mapping(String file, String text, Map<String, Object> labels, ObjectMapper json) {
    this.file = file;
    this.labels = labels;
    this.json = json;
    try {
      this.expression = Jsonata.jsonata(text);
    } catch (JException e) {
      throw new MappingFailed(
          "%s is no JSONata (%s at character %d)".formatted(file, e.getError(), e.getLocation()));
    }
  }

  /**
   * The fields of a record: scalars as text, as MOSIP takes them, and nothing that is empty.
   *
   * @throws MappingFailed where the expression fails, takes too long or gives no fields
   */
  ObjectNode apply(JsonNode record) {
    Jsonata.Frame frame = expression.createFrame();
    frame.setRuntimeBounds(MILLIS, DEPTH);
    // a mutable copy: the library looks up null keys, which immutable maps refuse
    frame.bind("labels", new HashMap<>(labels));
    JsonNode mapped;
    try {
      mapped =
          json.valueToTree(expression.evaluate(json.convertValue(record, Object.class), frame));
    } catch (JException e) {
      // without the cause: its message may quote the record
      throw new MappingFailed(
          "%s fails (%s at character %d)".formatted(file, e.getError(), e.getLocation()));
    } catch (RuntimeException | StackOverflowError e) {
      throw new MappingFailed("%s fails (%s)".formatted(file, e.getClass().getSimpleName()));
    }
    if (!mapped.isObject()) {
      throw new MappingFailed(file + " gives no object of fields");
    }
    return tidied(mapped);
  }

  private static ObjectNode tidied(JsonNode mapped) {
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    mapped
        .properties()
        .forEach(
            field -> {
              JsonNode value = withoutEmptyTexts(field.getValue());
              if (value.isContainerNode() ? !value.isEmpty() : !isEmpty(value)) {
                if (value.isContainerNode()) {
                  fields.set(field.getKey(), value);
                } else {
                  fields.put(field.getKey(), value.asText());
                }
              }
            });
    return fields;
  }

  /** A language whose text is empty is no entry of a list. */
  private static JsonNode withoutEmptyTexts(JsonNode value) {
    if (!value.isArray()) {
      return value;
    }
    var kept = JsonNodeFactory.instance.arrayNode();
    value.forEach(
        entry -> {
          if (!entry.has("language") || !isEmpty(entry.path("value"))) {
            kept.add(entry);
          }
        });
    return kept;
  }

  private static boolean isEmpty(JsonNode value) {
    return value.isNull() || value.asText("").isBlank() && !value.isContainerNode();
  }
}
