package org.vitalflow.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.Serial;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * A request as the hub reads it: a form's parameters stand in the form alone, those of any other
 * body in the query alone (mosip-contract 5.1).
 *
 * @param type of the body, without its parameters
 */
record HubRequest(MediaType type, Map<String, String> parameters, String body) {

  /** What cannot be read; the hub says so with HTTP 400 and this text. */
  static final class Unreadable extends Exception {
    @Serial private static final long serialVersionUID = 1;

    Unreadable(String message) {
      super(message);
    }
  }

  static HubRequest of(HttpServletRequest request) throws IOException, Unreadable {
    MediaType type = typeOf(request.getContentType());
    String body = new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    boolean isForm = type.equalsTypeAndSubtype(MediaType.APPLICATION_FORM_URLENCODED);
    return new HubRequest(type, parse(isForm ? body : request.getQueryString()), body);
  }

  private static MediaType typeOf(@Nullable String header) throws Unreadable {
    try {
      return MediaType.parseMediaType(header == null ? "" : header);
    } catch (InvalidMediaTypeException e) {
      throw new Unreadable("Content-Type is missing or not one");
    }
  }

  private static Map<String, String> parse(@Nullable String text) throws Unreadable {
    Map<String, String> parameters = new LinkedHashMap<>();
    if (text != null) {
      for (String pair : text.split("&", -1)) {
        int equals = pair.indexOf('=');
        if (equals > 0 && equals < pair.length() - 1) {
          parameters.putIfAbsent(
              decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
        }
      }
    }
    return parameters;
  }

  private static String decode(String text) throws Unreadable {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new Unreadable("Invalid value found for a parameter");
    }
  }

  String optional(String name) {
    return parameters.getOrDefault(name, "");
  }

  String required(String name) throws Unreadable {
    String value = optional(name);
    if (value.isEmpty()) {
      throw new Unreadable("Empty value found for parameter '" + name + "'");
    }
    return value;
  }

  /** The hub writes the published JSON anew: one line, whatever the publisher's looked like. */
  String event(ObjectMapper json) throws Unreadable {
    try {
      Object event =
          switch (type.getType() + "/" + type.getSubtype()) {
            case "application/json" -> json.readTree(body);
            case "application/x-www-form-urlencoded" -> parameters;
            case "text/plain" -> body;
            default -> throw new Unreadable("Requested content type is not supported");
          };
      if (event instanceof MissingNode) {
        throw new Unreadable("The event is empty");
      }
      return json.writeValueAsString(event);
    } catch (JsonProcessingException e) {
      throw new Unreadable("The event is not JSON");
    }
  }
}
