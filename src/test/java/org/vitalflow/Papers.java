package org.vitalflow;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Papers that come in the body of an event. */
final class Papers {
  static final String SCAN =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

  private Papers() {}

  static ObjectNode with(ObjectNode event, String type) {
    event
        .putArray("documents")
        .addObject()
        .put("type", type)
        .put("fileName", "paper.png")
        .put("contentType", "image/png")
        .put("content", SCAN);
    return event;
  }
}
