package org.vitalflow.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.springframework.http.HttpStatus;

/** Reads a body strictly: at most 10 MiB, one JSON object, no member twice, nothing after it. */
public final class JsonBody {
  private static final int MOST_BYTES = 10 * 1024 * 1024;

  private static final ObjectReader JSON =
      JsonMapper.builder()
          .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
          .build()
          .readerFor(JsonNode.class)
          .with(
              DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY,
              DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
              DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private JsonBody() {}

  /** The body of an event; fails as {@link #read(InputStream, String, String)}. */
  public static ObjectNode read(InputStream in) throws IOException {
    return read(in, "INVALID_EVENT", "The body is not an event.");
  }

  /**
   * Fails with {@code BODY_TOO_LARGE}, {@code MALFORMED_JSON} or, where it is no object, with this
   * code and sentence.
   */
  public static ObjectNode read(InputStream in, String code, String sentence) throws IOException {
    byte[] bytes = in.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw Problem.of(
          HttpStatus.PAYLOAD_TOO_LARGE, "BODY_TOO_LARGE", "A body has 10 MiB at most.");
    }
    JsonNode json = parse(bytes);
    if (json instanceof ObjectNode object) {
      return object;
    }
    throw Problem.of(
        code, sentence, List.of(new Fault("", "WRONG_TYPE", "The body must be an object.")));
  }

  private static JsonNode parse(byte[] bytes) throws IOException {
    try {
      JsonNode json = JSON.readTree(bytes);
      if (!json.isMissingNode()) {
        return json;
      }
    } catch (JsonProcessingException e) {
      // its message quotes what was sent
    }
    throw Problem.of(
        "MALFORMED_JSON",
        "The body is not JSON.",
        List.of(
            new Fault(
                "",
                "MALFORMED_JSON",
                "The body must be one JSON text in UTF-8 in which no object has a member twice.")));
  }
}
