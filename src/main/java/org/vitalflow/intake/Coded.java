package org.vitalflow.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.List;
import java.util.Locale;

/** One word of a closed list. */
record Coded(List<String> words, boolean listed) implements Shape {
  /** The words of a short list, which the API document names. */
  static Coded of(String... words) {
    return new Coded(List.of(words), true);
  }

  /** Countries as ISO 3166-1 alpha-3 names them. */
  static Coded countries() {
    return new Coded(
        List.copyOf(Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA3)), false);
  }

  @Override
  public void check(JsonNode value, String pointer, Faults faults) {
    if (!value.isTextual()) {
      faults.wrongType(pointer, "a text");
    } else if (!words.contains(value.textValue())) {
      faults.add(
          pointer,
          "UNKNOWN_VALUE",
          listed
              ? "This must be one of " + String.join(", ", words) + "."
              : "This must be a country's code of three letters (ISO 3166-1 alpha-3).");
    }
  }

  @Override
  public Schema<?> schema() {
    var schema = new StringSchema();
    return listed ? schema._enum(words) : schema.pattern("^[A-Z]{3}$");
  }
}
