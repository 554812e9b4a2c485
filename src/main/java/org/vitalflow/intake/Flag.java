package org.vitalflow.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.Schema;

/** True or false. */
record Flag() implements Shape {
  static final Flag FLAG = new Flag();

  @Override
  public void check(JsonNode value, String pointer, Faults faults) {
    if (!value.isBoolean()) {
      faults.wrongType(pointer, "true or false");
    }
  }

  @Override
  public Schema<?> schema() {
    return new BooleanSchema();
  }
}
