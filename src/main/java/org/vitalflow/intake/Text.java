package org.vitalflow.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import org.vitalflow.platform.Characters;

/**
 * Free text.
 *
 * @param most characters (code points) it may have
 * @param lines whether it may have line breaks
 */
record Text(int most, boolean lines) implements Shape {
  static final Text SHORT = new Text(200, false);
  static final Text LONG = new Text(2000, true);

  @Override
  public void check(JsonNode value, String pointer, Faults faults) {
    if (!value.isTextual()) {
      faults.wrongType(pointer, "a text");
      return;
    }
    String text = value.textValue();
    if (text.codePointCount(0, text.length()) > most) {
      faults.add(pointer, "TOO_LONG", "This text has more than %d characters.".formatted(most));
    }
    if (Characters.areBad(text, lines)) {
      faults.add(
          pointer,
          "BAD_CHARACTER",
          "This text holds a control, an invisible or a broken character.");
    }
  }

  @Override
  public boolean isEmpty(JsonNode value) {
    return Shape.super.isEmpty(value)
        || (value.isTextual() && Characters.areBlank(value.textValue()));
  }

  @Override
  public Schema<?> schema() {
    return new StringSchema().maxLength(most);
  }
}
