package org.vitalflow.packet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The country's ID schema: which fields exist, and the regex validators that JSON Schema itself
 * does not see.
 */
class IdSchema {
  private final String text;
  private final JsonNode fields;

  IdSchema(String text, ObjectMapper json) {
    this.text = text;
    try {
      this.fields = json.readTree(text).at("/properties/identity/properties");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("country/id-schema.json is not JSON", e);
    }
    if (!fields.isObject()) {
      throw new IllegalStateException(
          "country/id-schema.json has no properties.identity.properties");
    }
  }

  /** The schema as text, to be sent verbatim. */
  String text() {
    return text;
  }

  boolean knows(String field) {
    return fields.has(field);
  }

  /**
   * Whether each text of the value (a string, or the values of a language list) passes the field's
   * validators.
   */
  boolean accepts(String field, JsonNode value) {
    for (JsonNode validator : fields.path(field).path("validators")) {
      Pattern pattern = Pattern.compile(validator.path("validator").asText());
      if (!texts(value).stream().allMatch(t -> pattern.matcher(t).matches())) {
        return false;
      }
    }
    return true;
  }

  private static List<String> texts(JsonNode value) {
    if (!value.isArray()) {
      return List.of(value.asText());
    }
    List<String> texts = new ArrayList<>();
    value.forEach(entry -> texts.add(entry.path("value").asText()));
    return texts;
  }
}
