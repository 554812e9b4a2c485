package org.vitalflow.simulator;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** MOSIP's WebSub hub: one endpoint, form-encoded answers, and roles that follow from the topic. */
@RestController
class HubController {
  private static final String COOKIE = "Authorization=";

  private final Tokens tokens;
  private final Subscribers subscribers;
  private final Outbox outbox;
  private final Store store;

  HubController(Tokens tokens, Subscribers subscribers, Outbox outbox, Store store) {
    this.tokens = tokens;
    this.subscribers = subscribers;
    this.outbox = outbox;
    this.store = store;
  }

  @PostMapping("/hub")
  ResponseEntity<String> hub(
      @RequestParam(value = "hub.mode", defaultValue = "") String mode,
      @RequestParam(value = "hub.topic", defaultValue = "") String topic,
      @RequestParam(value = "hub.callback", defaultValue = "") String callback,
      @RequestParam(value = "hub.secret", defaultValue = "") String secret,
      HttpServletRequest request)
      throws IOException {
    Optional<Tokens.Token> caller = caller(request.getHeader(HttpHeaders.COOKIE));
    return switch (mode) {
      case "subscribe", "unsubscribe" -> {
        if (topic.isEmpty() || callback.isEmpty()) {
          yield denied(400, "Missing parameter");
        }
        if (caller.filter(token -> mayHear(token, topic)).isEmpty()) {
          // the hub's library turns the refusal into an internal error
          yield denied(500, "Subscriber is not authorized for the topic");
        }
        if (mode.equals("unsubscribe")) {
          subscribers.unsubscribe(topic, callback);
          yield accepted(202);
        }
        if (secret.isEmpty()) {
          yield denied(500, "hub.secret is missing");
        }
        subscribers.subscribe(topic, callback, secret);
        yield accepted(202);
      }
      case "publish" -> {
        if (caller.filter(token -> mayTell(token, topic)).isEmpty()) {
          yield denied(200, "Publisher is not authorized for the topic");
        }
        String body = new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        store.update(change -> outbox.publish(change, topic, "", body, Outbox.REAL, Instant.now()));
        yield accepted(200);
      }
      case "register", "deregister" ->
          caller.filter(token -> mayTell(token, topic)).isPresent()
              ? accepted(200)
              : denied(200, "Publisher is not authorized for the topic");
      default -> denied(400, "Unknown hub.mode");
    };
  }

  private Optional<Tokens.Token> caller(@Nullable String cookies) {
    String text =
        cookies == null
            ? ""
            : Arrays.stream(cookies.split("; "))
                .filter(cookie -> cookie.startsWith(COOKIE))
                .map(cookie -> cookie.substring(COOKIE.length()))
                .findFirst()
                .orElse("");
    try {
      return tokens.read(text);
    } catch (ParseException e) {
      return Optional.empty();
    }
  }

  /** A topic {@code X/NAME} is heard by client X alone. */
  private static boolean mayHear(Tokens.Token token, String topic) {
    int slash = topic.indexOf('/');
    if (slash < 0) {
      return token.roles().contains("SUBSCRIBE_" + topic + "_GENERAL");
    }
    return token.user().equals(topic.substring(0, slash))
        && token.roles().contains("SUBSCRIBE_" + topic.substring(slash + 1) + "_INDIVIDUAL");
  }

  private static boolean mayTell(Tokens.Token token, String topic) {
    int slash = topic.indexOf('/');
    return token
        .roles()
        .contains(
            slash < 0
                ? "PUBLISH_" + topic + "_GENERAL"
                : "PUBLISH_" + topic.substring(slash + 1) + "_ALL_INDIVIDUAL");
  }

  private static ResponseEntity<String> accepted(int status) {
    return answer(status, "hub.mode=accepted");
  }

  private static ResponseEntity<String> denied(int status, String reason) {
    String encoded = URLEncoder.encode(reason, StandardCharsets.UTF_8);
    return answer(status, "hub.mode=denied&hub.reason=" + encoded);
  }

  private static ResponseEntity<String> answer(int status, String body) {
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
        .body(body);
  }
}
