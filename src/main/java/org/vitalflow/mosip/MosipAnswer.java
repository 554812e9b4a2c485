package org.vitalflow.mosip;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import feign.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.vitalflow.platform.NotNow;

/**
 * What came back, whatever it was: MOSIP answers failures with 200, two JSON documents, HTML or a
 * bare string (mosip-contract 13), so nothing is taken for granted.
 *
 * @param body MOSIP's envelope; a missing node where the answer is not one JSON object
 */
record MosipAnswer(int status, Shape shape, JsonNode body) {
  private static final int LIMIT = 1 << 20;
  private static final Pattern CODE = Pattern.compile("[A-Z]{3}-[A-Z]{3}-[0-9]{3}");
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /** What the body is, told without repeating any of it. */
  enum Shape {
    OBJECT("a JSON object"),
    TEXT("a bare JSON text"),
    HTML("HTML"),
    EMPTY("nothing"),
    OTHER("something that is not one JSON object");

    private final String words;

    Shape(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  /**
   * Makes one call; whatever breaks on the wire is {@link MosipUnavailable}, without the address or
   * upstream's words.
   */
  static MosipAnswer of(String operation, Supplier<Response> call) {
    try (Response response = call.get()) {
      byte[] bytes =
          response.body() == null ? new byte[0] : response.body().asInputStream().readNBytes(LIMIT);
      return of(response.status(), bytes);
    } catch (MosipUnavailable | NotNow ours) {
      throw ours;
    } catch (RuntimeException | IOException e) {
      throw new MosipUnavailable(
          "%s: no answer from MOSIP (%s). It is asked again; if this stays, see that its address can be reached from here"
              .formatted(operation, kind(e)));
    }
  }

  static MosipAnswer of(int status, byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8).strip();
    if (text.isEmpty()) {
      return new MosipAnswer(status, Shape.EMPTY, MissingNode.getInstance());
    }
    try {
      JsonNode node = JSON.readTree(text);
      if (node.isObject()) {
        return new MosipAnswer(status, Shape.OBJECT, node);
      }
      Shape shape = node.isTextual() ? Shape.TEXT : Shape.OTHER;
      return new MosipAnswer(status, shape, MissingNode.getInstance());
    } catch (JsonProcessingException e) {
      Shape shape = text.startsWith("<") ? Shape.HTML : Shape.OTHER;
      return new MosipAnswer(status, shape, MissingNode.getInstance());
    }
  }

  private static String kind(Exception e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return cause.getClass().getSimpleName();
  }

  /** Whether MOSIP says so of our token; the Vert.x services say it with 200 and a bare text. */
  boolean refusesToken() {
    return status == 401 || (status == 200 && shape == Shape.TEXT);
  }

  /** MOSIP's error codes, those that are codes; {@code errors} may be null or empty on success. */
  List<String> errorCodes() {
    return StreamSupport.stream(body.path("errors").spliterator(), false)
        .map(error -> error.path("errorCode").asText(""))
        .filter(code -> CODE.matcher(code).matches())
        .toList();
  }

  JsonNode response() {
    return body.path("response");
  }
}
