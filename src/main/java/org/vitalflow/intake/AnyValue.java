package org.vitalflow.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.models.media.Schema;

/** Any JSON; what it may be is judged where it is put. */
final class AnyValue implements Shape {
  @Override
  public void check(JsonNode value, String pointer, Faults faults) {
    // judged with the record in which it is to stand
  }

  @Override
  public Schema<?> schema() {
    return new Schema<>();
  }
}
