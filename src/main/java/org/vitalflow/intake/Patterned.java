package org.vitalflow.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.regex.Pattern;

/**
 * A text of one pattern.
 *
 * @param code of the fault
 * @param expected how the text looks, as the end of a sentence
 */
record Patterned(Pattern pattern, String code, String expected) implements Shape {
  static final Patterned LANGUAGE =
      new Patterned(
          Pattern.compile("[a-z]{3}"), "UNKNOWN_LANGUAGE", "three small letters (ISO 639)");
  static final Patterned TIME =
      new Patterned(
          Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]"), "BAD_TIME", "a time as HH:mm");
  static final Patterned PHONE =
      new Patterned(Pattern.compile("\\+?[0-9 ()./-]{3,40}"), "BAD_PHONE", "a telephone number");
  static final Patterned EMAIL =
      new Patterned(
          Pattern.compile("[^@\\s\\p{C}]{1,64}@[^@\\s\\p{C}]{1,190}"),
          "BAD_EMAIL",
          "an e-mail address");

  @Override
  public void check(JsonNode value, String pointer, Faults faults) {
    if (!value.isTextual()) {
      faults.wrongType(pointer, "a text");
    } else if (!pattern.matcher(value.textValue()).matches()) {
      faults.add(pointer, code, "This must be " + expected + ".");
    }
  }

  @Override
  public Schema<?> schema() {
    return new StringSchema().pattern("^" + pattern.pattern() + "$");
  }
}
