package org.vitalflow.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.Base64;
import org.vitalflow.registry.DocumentFormat;
import org.vitalflow.registry.Documents;

/**
 * A document in base64: pdf, png or jpeg, judged by what it begins with and not by what is said of
 * it; 5 MiB at most.
 */
record DocumentContent() implements Shape {
  @Override
  public void check(JsonNode value, String pointer, Faults faults) {
    if (!value.isTextual()) {
      faults.wrongType(pointer, "a text");
      return;
    }
    byte[] content;
    try {
      content = Base64.getDecoder().decode(value.textValue());
    } catch (IllegalArgumentException e) {
      faults.add(pointer, "BAD_BASE64", "This must be base64 without line breaks.");
      return;
    }
    if (content.length > Documents.MOST_BYTES) {
      faults.add(pointer, "DOCUMENT_TOO_LARGE", "A document has 5 MiB at most.");
    } else if (DocumentFormat.of(content).isEmpty()) {
      faults.add(pointer, "UNKNOWN_DOCUMENT", "A document must be a pdf, png or jpeg.");
    }
  }

  @Override
  public boolean isEmpty(JsonNode value) {
    return Shape.super.isEmpty(value) || (value.isTextual() && value.textValue().isEmpty());
  }

  @Override
  public Schema<?> schema() {
    return new StringSchema().format("byte");
  }
}
