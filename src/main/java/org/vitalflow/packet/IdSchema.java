package org.vitalflow.packet;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The country's ID schema as MOSIP applies it: JSON Schema, the regex validators that JSON Schema
 * does not see, and texts that MOSIP's own reader would lose.
 */
class IdSchema {
  private static final String FIELDS = "/properties/identity/properties";

  /** MOSIP makes no packet, and says nothing, where a field is of any other category. */
  private static final Set<String> CATEGORIES =
      Set.of("pvt", "kyc", "evidence", "optional", "none");

  /** MOSIP parses a text that begins so, and silently drops the field where that fails. */
  private static final Pattern LOST =
      Pattern.compile("\\s*[,:\\]}/\\\\\\[{;=#\"'].*", Pattern.DOTALL);

  private static final Set<String> NOT_JSON_SCHEMA =
      Set.of("fieldCategory", "fieldType", "bioAttributes", "validators", "format");

  private final String text;
  private final JsonNode fields;
  private final JsonSchema shape;
  private final Map<String, List<Pattern>> patterns = new HashMap<>();
  private final List<String> faults = new ArrayList<>();

  IdSchema(String text, ObjectMapper json) {
    this.text = text;
    JsonNode whole = read(text, json);
    this.fields = whole.at(FIELDS);
    if (!fields.isObject()) {
      faults.add("id-schema.json has no properties.identity.properties");
    }
    fields.properties().forEach(field -> readField(field.getKey(), field.getValue()));
    this.shape =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
            .getSchema(
                forShape(whole),
                SchemaValidatorsConfig.builder().pathType(PathType.JSON_POINTER).build());
  }

  /** A value that is refused: its field, and the place within the field's value. */
  record Refusal(String field, JsonPointer at) {}

  /** What makes the schema unusable; empty where MOSIP can work with it. */
  List<String> faults() {
    return faults;
  }

  /** The schema as text, to be sent verbatim. */
  String text() {
    return text;
  }

  boolean knows(String field) {
    return fields.has(field);
  }

  /** Whether the field holds a text or list, so that a mapping may give it. */
  boolean takesText(String field) {
    return knows(field) && !takesDocument(field) && !refers(field, "biometricsType");
  }

  boolean takesDocument(String field) {
    return refers(field, "documentType");
  }

  private boolean refers(String field, String definition) {
    return fields.path(field).path("$ref").asText().equals("#/definitions/" + definition);
  }

  /** The regular expressions that each text of the field must match. */
  List<Pattern> patterns(String field) {
    return patterns.getOrDefault(field, List.of());
  }

  /** What of an identity would be refused, once per place; missing fields are not looked for. */
  List<Refusal> refusals(ObjectNode identity) {
    var refusals = new ArrayList<Refusal>();
    ObjectNode whole = JsonNodeFactory.instance.objectNode().set("identity", identity);
    shape
        .validate(whole)
        .forEach(
            fault -> {
              JsonPointer place =
                  JsonPointer.compile(fault.getInstanceLocation().toString()).tail();
              refusals.add(
                  place.matches()
                      ? new Refusal(String.valueOf(fault.getProperty()), place)
                      : new Refusal(place.getMatchingProperty(), place.tail()));
            });
    identity
        .properties()
        .forEach(field -> refusals.addAll(refused(field.getKey(), field.getValue())));
    return refusals.stream().distinct().toList();
  }

  private List<Refusal> refused(String field, JsonNode value) {
    var refused = new ArrayList<Refusal>();
    if (value.isTextual()
        && (LOST.matcher(value.textValue()).matches() || !matches(field, value))) {
      refused.add(new Refusal(field, JsonPointer.empty()));
    }
    for (int i = 0; value.isArray() && i < value.size(); i++) {
      if (!matches(field, value.path(i).path("value"))) {
        refused.add(new Refusal(field, JsonPointer.compile("/" + i + "/value")));
      }
    }
    return refused;
  }

  private boolean matches(String field, JsonNode text) {
    return patterns(field).stream().allMatch(pattern -> pattern.matcher(text.asText()).matches());
  }

  private JsonNode read(String text, ObjectMapper json) {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException e) {
      faults.add("id-schema.json is not JSON");
      return JsonNodeFactory.instance.objectNode();
    }
  }

  private void readField(String name, JsonNode field) {
    if (!CATEGORIES.contains(field.path("fieldCategory").asText("none").toLowerCase(Locale.ROOT))) {
      faults.add(
          "id-schema.json: the fieldCategory of %s is none that MOSIP knows".formatted(name));
    }
    var known = new ArrayList<Pattern>();
    for (JsonNode validator : field.path("validators")) {
      try {
        known.add(Pattern.compile(validator.path("validator").asText()));
      } catch (PatternSyntaxException e) {
        faults.add("id-schema.json: a validator of %s is no regular expression".formatted(name));
      }
    }
    patterns.put(name, known);
  }

  /**
   * Without MOSIP's own words, and without {@code required}: each process has a list of its own.
   */
  private static JsonNode forShape(JsonNode whole) {
    JsonNode shape = whole.deepCopy();
    if (shape.at("/properties/identity") instanceof ObjectNode identity) {
      identity.remove("required");
    }
    shape.at(FIELDS).forEach(field -> ((ObjectNode) field).remove(NOT_JSON_SCHEMA));
    return shape;
  }
}
