package org.vitalflow.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Schema;

/** A list of items of one shape, at most so many. */
record Many(Shape item, int most) implements Shape {
  @Override
  public void check(JsonNode value, String pointer, Faults faults) {
    if (!value.isArray()) {
      faults.wrongType(pointer, "a list");
      return;
    }
    if (value.size() > most) {
      faults.add(pointer, "TOO_MANY", "This list has more than %d items.".formatted(most));
      return;
    }
    for (int i = 0; i < value.size(); i++) {
      String at = pointer + "/" + i;
      if (value.get(i).isNull()) {
        faults.missing(at);
      } else {
        item.check(value.get(i), at, faults);
      }
    }
  }

  @Override
  public boolean isEmpty(JsonNode value) {
    return Shape.super.isEmpty(value) || (value.isArray() && value.isEmpty());
  }

  @Override
  public Schema<?> schema() {
    return new ArraySchema().items(item.schema()).maxItems(most);
  }
}
