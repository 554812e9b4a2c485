package org.vitalflow.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.models.media.Schema;

/** What a member of a body may hold: judges a value and describes itself in the API document. */
interface Shape {
  /**
   * Names every fault of the value.
   *
   * @param value present and not null
   * @param pointer the value's own JSON pointer
   */
  void check(JsonNode value, String pointer, Faults faults);

  /** Whether the value says nothing, so that a required member counts as missing. */
  default boolean isEmpty(JsonNode value) {
    return value.isMissingNode() || value.isNull();
  }

  Schema<?> schema();
}
