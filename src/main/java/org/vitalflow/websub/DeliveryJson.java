package org.vitalflow.websub;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;

/**
 * Reads a delivery strictly, and everywhere alike: one object, no member twice, nothing after it.
 */
final class DeliveryJson {
  private static final ObjectReader JSON =
      JsonMapper.builder()
          .build()
          .readerFor(JsonNode.class)
          .with(
              DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY,
              DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private DeliveryJson() {}

  /** Empty where the body is anything else. */
  static Optional<ObjectNode> read(byte[] body) {
    try {
      JsonNode json = JSON.readTree(body);
      return json instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
    } catch (IOException e) {
      // its message quotes the body
      return Optional.empty();
    }
  }
}
