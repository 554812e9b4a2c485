package org.vitalflow.packet;

import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.Map;

/** A country's JSONata text that turns a record into the ID schema's fields. */
class Mapping {
  private static final long MILLIS = 2000;
  private static final int DEPTH = 200;

  private final Jsonata expression;
  private final Map<String, Object> labels;
  private final ObjectMapper json;

  Mapping(String text, Map<String, Object> labels, ObjectMapper json) {
    this.expression = Jsonata.jsonata(text);
    this.labels = labels;
    this.json = json;
  }

  /** The fields of a record; absent members of the record leave their fields out. */
  JsonNode apply(JsonNode record) {
    Jsonata.Frame frame = expression.createFrame();
    frame.setRuntimeBounds(MILLIS, DEPTH);
    // a mutable copy: the library looks up null keys, which immutable maps refuse
    frame.bind("labels", new HashMap<>(labels));
    return json.valueToTree(expression.evaluate(json.convertValue(record, Object.class), frame));
  }
}
