package org.vitalflow.simulator;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The hub's own calls to a subscriber's callback. */
@Component
class HubCalls {
  private static final int TRIES = 4;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .proxy(HttpClient.Builder.NO_PROXY)
          .build();

  private final Duration gap;
  private final Duration patience;
  private final String hub;

  HubCalls(SimulatorConfiguration.Settings settings, @Value("${server.port}") int port) {
    this.gap = Duration.ofMillis(settings.hubRetryMillis());
    this.patience = Duration.ofMillis(settings.hubTimeoutMillis());
    this.hub = "http://localhost:%d/hub".formatted(port);
  }

  /** Tells or asks a callback by its query; its answer, or status 0 if there was none. */
  Answer ask(String callback, Map<String, String> parameters) throws InterruptedException {
    String query =
        parameters.entrySet().stream()
            .map(p -> p.getKey() + "=" + URLEncoder.encode(p.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    String address = callback + (callback.contains("?") ? "&" : "?") + query;
    return send(HttpRequest.newBuilder(URI.create(address)).GET());
  }

  /** Delivers an event, signed with the secret; status 0 if there was no answer. */
  Answer deliver(String callback, String topic, String body, String secret)
      throws InterruptedException {
    return send(
        HttpRequest.newBuilder(URI.create(callback))
            .header("Content-Type", "application/json")
            .header("X-Hub-Signature", "sha256=" + hmac(secret, body))
            .header("Link", link(topic))
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** Names the hub and the topic, whose name may have signs that a header must not. */
  private String link(String topic) {
    return "<%s>; rel=\"hub\", <%s>; rel=\"self\"".formatted(hub, topic.replaceAll("[^!-~]", "_"));
  }

  /** What a callback said. */
  record Answer(int status, String body) {
    boolean isSuccess() {
      return status >= 200 && status < 300;
    }
  }

  /** As in MOSIP's hub, only a missing answer is worth another try, after a gap that doubles. */
  private Answer send(HttpRequest.Builder request) throws InterruptedException {
    Duration pause = gap;
    for (int i = 1; i <= TRIES; i++) {
      try {
        HttpResponse<String> answer =
            http.send(request.timeout(patience).build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(answer.statusCode(), answer.body());
      } catch (IOException e) {
        if (i < TRIES) {
          Thread.sleep(pause.toMillis());
          pause = pause.multipliedBy(2);
        }
      }
    }
    return new Answer(0, "");
  }

  private static String hmac(String secret, String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC-SHA-256 is missing from this JDK", e);
    }
  }
}
