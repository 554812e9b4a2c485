package org.vitalflow.mosip;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import feign.FeignException;
import feign.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * What came back, whatever it was: MOSIP answers failures with 200, two JSON documents, HTML or a
 * bare string (mosip-contract 13), so nothing is taken for granted.
 *
 * @param body MOSIP's envelope; a missing node where the answer is not one JSON object
 */
record MosipAnswer(int status, JsonNode body) {
  private static final int LIMIT = 1 << 20;
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /**
   * Makes one call; whatever breaks on the wire is {@link MosipUnavailable}, without the address or
   * upstream's words.
   */
  static MosipAnswer of(String operation, Supplier<Response> call) {
    try (Response response = call.get()) {
      byte[] bytes =
          response.body() == null ? new byte[0] : response.body().asInputStream().readNBytes(LIMIT);
      return new MosipAnswer(response.status(), parse(bytes));
    } catch (FeignException | IOException e) {
      throw new MosipUnavailable(operation + ": no answer from MOSIP (" + kind(e) + ")");
    }
  }

  private static JsonNode parse(byte[] bytes) {
    try {
      JsonNode node = JSON.readTree(new String(bytes, StandardCharsets.UTF_8));
      return node != null && node.isObject() ? node : MissingNode.getInstance();
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  private static String kind(Exception e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return cause.getClass().getSimpleName();
  }

  /**
   * The first error code of the envelope, or an empty text; {@code errors} may be null or empty on
   * success.
   */
  String errorCode() {
    return body.path("errors").path(0).path("errorCode").asText("");
  }

  JsonNode response() {
    return body.path("response");
  }
}
