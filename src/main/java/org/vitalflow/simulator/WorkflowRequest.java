package org.vitalflow.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came to one of the workflow manager's services: the envelope and what is in it. */
record WorkflowRequest(JsonNode envelope, JsonNode request) {
  /** What cannot be read is empty. */
  static WorkflowRequest of(@Nullable String body, ObjectMapper json) {
    JsonNode tree;
    try {
      tree = body == null ? json.missingNode() : json.readTree(body);
    } catch (JsonProcessingException e) {
      tree = json.missingNode();
    }
    return new WorkflowRequest(tree, tree.path("request"));
  }

  /**
   * The code of what is wrong with the envelope, or null.
   *
   * @param codes of the service: its codes for something missing, something invalid and for a
   *     request that cannot be read end with 000, 001 and 002
   */
  @Nullable String fault(String id, String version, String codes) {
    if (!request.isObject()) {
      return codes + "002";
    }
    for (String name : List.of("id", "version", "requesttime")) {
      if (envelope.path(name).asText("").isEmpty()) {
        return codes + "000";
      }
    }
    return id.equalsIgnoreCase(envelope.path("id").asText())
            && version.equalsIgnoreCase(envelope.path("version").asText())
            && Envelope.instant(envelope.path("requesttime").asText()) != null
        ? null
        : codes + "001";
  }

  /** A text of the request, empty where there is none. */
  String text(String name) {
    return request.path(name).asText("");
  }

  /** MOSIP's words for a code that {@link #fault} gives. */
  static String words(String code) {
    return switch (code.substring(code.length() - 1)) {
      case "0" -> "Missing Request Value";
      case "1" -> "Invalid Request Value";
      default -> "Unknown Exception";
    };
  }

  @Override
  public String toString() {
    return "WorkflowRequest";
  }
}
