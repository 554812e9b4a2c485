package org.vitalflow.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A document in base64: pdf, png or jpeg, judged by what it begins with and not by what is said of
 * it; 5 MiB at most.
 */
record DocumentContent() implements Shape {
  private static final int MOST_BYTES = 5 * 1024 * 1024;
  private static final List<byte[]> BEGINNINGS =
      List.of(
          "%PDF-".getBytes(StandardCharsets.US_ASCII),
          new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'},
          new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF});

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
    if (content.length > MOST_BYTES) {
      faults.add(pointer, "DOCUMENT_TOO_LARGE", "A document has 5 MiB at most.");
    } else if (BEGINNINGS.stream().noneMatch(beginning -> beginsWith(content, beginning))) {
      faults.add(pointer, "UNKNOWN_DOCUMENT", "A document must be a pdf, png or jpeg.");
    }
  }

  private static boolean beginsWith(byte[] content, byte[] beginning) {
    return content.length >= beginning.length
        && Arrays.equals(content, 0, beginning.length, beginning, 0, beginning.length);
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
