package org.vitalflow.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.models.media.ComposedSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.function.Predicate;

/**
 * One of two shapes; the value itself tells which is meant.
 *
 * @param isFirst whether the value means the first
 */
record Either(Predicate<JsonNode> isFirst, Shape first, Shape second) implements Shape {
  @Override
  public void check(JsonNode value, String pointer, Faults faults) {
    meant(value).check(value, pointer, faults);
  }

  @Override
  public boolean isEmpty(JsonNode value) {
    return meant(value).isEmpty(value);
  }

  private Shape meant(JsonNode value) {
    return isFirst.test(value) ? first : second;
  }

  @Override
  public Schema<?> schema() {
    return new ComposedSchema().addOneOfItem(first.schema()).addOneOfItem(second.schema());
  }
}
