package org.vitalflow.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.impl.value.ObjectValueImpl;
import org.camunda.bpm.engine.variable.value.ObjectValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A form's values as Tasklist takes and sends them. */
@Component
class FormValues {
  private static final String JSON_FORMAT = "application/json";

  private final ObjectMapper json;

  FormValues(ObjectMapper json) {
    this.json = json;
  }

  /** Adds the values, with those that the form renders as markup made harmless. */
  void put(Map<String, Object> values, FormFile form, VariableMap shown) {
    Set<String> rendered = form.rendered();
    // what a field shows, it sends back: there it stays as it is
    rendered.removeAll(form.inputs());
    values.forEach(
        (key, value) ->
            shown.putValue(key, typed(rendered.contains(key) ? Markup.escaped(value) : value)));
  }

  /** What was sent, with lists and maps as such. */
  Map<String, Object> plain(Map<String, Object> sent) {
    var fields = new HashMap<String, Object>();
    for (String key : sent.keySet()) {
      fields.put(
          key,
          sent instanceof VariableMap typed ? untyped(typed.getValueTyped(key)) : sent.get(key));
    }
    return fields;
  }

  private @Nullable Object untyped(@Nullable TypedValue value) {
    if (value instanceof ObjectValue object && !object.isDeserialized()) {
      try {
        return json.readValue(object.getValueSerialized(), Object.class);
      } catch (JsonProcessingException e) {
        // the form judges it, as any other text in a list's place
        return object.getValueSerialized();
      }
    }
    return value == null ? null : value.getValue();
  }

  /** Tasklist reads a list or map only where it comes as serialized JSON. */
  private Object typed(Object value) {
    if (!(value instanceof List) && !(value instanceof Map)) {
      return value;
    }
    String type = value instanceof List ? "java.util.List" : "java.util.Map";
    try {
      return new ObjectValueImpl(null, json.writeValueAsString(value), JSON_FORMAT, type, false);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A form's list cannot be written");
    }
  }
}
