package org.vitalflow;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;

/** A form with a file, as browsers send it. */
final class Multipart {
  private static final String BOUNDARY = "----vitalflow-part";

  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  Multipart field(String name, String value) {
    part("Content-Disposition: form-data; name=\"" + name + "\"");
    return bytes((value + "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  Multipart file(String fileName, String contentType, byte[] content) {
    part(
        "Content-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\nContent-Type: %s"
            .formatted(fileName, contentType));
    return bytes(content).bytes("\r\n".getBytes(StandardCharsets.UTF_8));
  }

  private void part(String headers) {
    bytes(("--" + BOUNDARY + "\r\n" + headers + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
  }

  private Multipart bytes(byte[] more) {
    body.writeBytes(more);
    return this;
  }

  /** The request with this form as its body. */
  HttpRequest.Builder of(HttpRequest.Builder request) {
    byte[] end = ("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8);
    return request
        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
        .POST(
            HttpRequest.BodyPublishers.concat(
                HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()),
                HttpRequest.BodyPublishers.ofByteArray(end)));
  }
}
