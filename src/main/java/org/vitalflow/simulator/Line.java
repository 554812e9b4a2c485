package org.vitalflow.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * One change as a line of the journal: a JSON array of entries <code>{"t":table,"k":key,"v":row}
 * </code>. One without {@code v} removes the row, one without {@code k} all rows of the table.
 */
final class Line {
  private final ObjectMapper json;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  Line(ObjectMapper json) {
    this.json = json;
  }

  boolean isEmpty() {
    return bytes.size() == 0;
  }

  /** Adds a row; gives where in the line its JSON begins. */
  int put(Table<?> table, String key, byte[] row) {
    entry(table, ",\"k\":" + quoted(key) + ",\"v\":");
    int at = bytes.size();
    bytes.writeBytes(row);
    bytes.write('}');
    return at;
  }

  void remove(Table<?> table, String key) {
    entry(table, ",\"k\":" + quoted(key) + "}");
  }

  void clear(Table<?> table) {
    entry(table, "}");
  }

  private void entry(Table<?> table, String rest) {
    text((isEmpty() ? "[" : ",") + "{\"t\":\"" + table.name + "\"" + rest);
  }

  private void text(String text) {
    bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The whole line, with its line break. */
  byte[] end() {
    text("]\n");
    return bytes.toByteArray();
  }

  private String quoted(String key) {
    try {
      return json.writeValueAsString(key);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A key cannot be written as JSON", e);
    }
  }
}
