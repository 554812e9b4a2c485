package org.vitalflow.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.math.BigDecimal;

/** A whole number between two others, both included. */
record Whole(int least, int most) implements Shape {
  @Override
  public void check(JsonNode value, String pointer, Faults faults) {
    if (!value.isIntegralNumber()) {
      faults.wrongType(pointer, "a whole number");
    } else if (!value.canConvertToInt() || value.intValue() < least || value.intValue() > most) {
      faults.add(pointer, "OUT_OF_RANGE", "This must be between %d and %d.".formatted(least, most));
    }
  }

  @Override
  public Schema<?> schema() {
    return new IntegerSchema().minimum(BigDecimal.valueOf(least)).maximum(BigDecimal.valueOf(most));
  }
}
