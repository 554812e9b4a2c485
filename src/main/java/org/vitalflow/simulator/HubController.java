package org.vitalflow.simulator;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * MOSIP's WebSub hub: one endpoint, whose answers are form-encoded ({@code hub.mode=accepted}, or
 * {@code hub.mode=denied&hub.reason=...}, often with HTTP 200); an unreadable request is HTTP 400
 * with a plain text.
 */
@RestController
class HubController {
  private static final String TOPIC = "hub.topic";

  private final HubRights rights;
  private final Topics topics;
  private final Intents intents;
  private final Subscribers subscribers;
  private final Outbox outbox;
  private final Store store;
  private final ObjectMapper json;

  HubController(
      HubRights rights,
      Topics topics,
      Intents intents,
      Subscribers subscribers,
      Outbox outbox,
      Store store,
      ObjectMapper json) {
    this.rights = rights;
    this.topics = topics;
    this.intents = intents;
    this.subscribers = subscribers;
    this.outbox = outbox;
    this.store = store;
    this.json = json;
  }

  @PostMapping("/hub")
  ResponseEntity<String> hub(HttpServletRequest request) throws IOException, HubRequest.Unreadable {
    HubRequest call = HubRequest.of(request);
    String cookies = request.getHeader(HttpHeaders.COOKIE);
    return switch (call.optional("hub.mode")) {
      case "subscribe" -> subscription(call, cookies, true);
      case "unsubscribe" -> subscription(call, cookies, false);
      case "publish" -> publish(call, cookies);
      case "register" -> register(call, cookies);
      case "deregister" -> deregister(call, cookies);
      default ->
          throw new HubRequest.Unreadable(
              "The request does not include valid `hub.mode` form param.");
    };
  }

  /** Accepts what the callback is then asked about; a refusal becomes the library's HTTP 500. */
  private ResponseEntity<String> subscription(
      HubRequest call, @Nullable String cookies, boolean comes) throws HubRequest.Unreadable {
    String topic = call.required(TOPIC);
    String callback = call.required("hub.callback");
    if (!rights.mayHear(cookies, topic)) {
      return denied(500, "Subscriber is not authorized");
    }
    if (!comes) {
      intents.unsubscribe(topic, callback);
      return accepted(202);
    }
    String secret = call.optional("hub.secret");
    if (secret.isEmpty()) {
      return denied(500, "hub.secret is missing");
    }
    intents.subscribe(topic, callback, secret, call.optional("hub.lease_seconds"));
    return accepted(202);
  }

  private ResponseEntity<String> publish(HubRequest call, @Nullable String cookies)
      throws HubRequest.Unreadable {
    String topic = call.required(TOPIC);
    String event = call.event(json);
    if (!rights.mayTell(cookies, topic)) {
      return denied(200, "Publisher is not authorized");
    }
    store.update(change -> outbox.publish(change, topic, "", event, Outbox.REAL, Instant.now()));
    return accepted(200);
  }

  private ResponseEntity<String> register(HubRequest call, @Nullable String cookies)
      throws HubRequest.Unreadable {
    String topic = call.required(TOPIC);
    if (!rights.mayTell(cookies, topic)) {
      return denied(200, "Publisher is not authorized");
    }
    return store.change(change -> topics.make(change, topic))
        ? accepted(200)
        : denied(200, "Topic has already registered with the Hub");
  }

  private ResponseEntity<String> deregister(HubRequest call, @Nullable String cookies)
      throws HubRequest.Unreadable {
    String topic = call.required(TOPIC);
    if (!rights.mayTell(cookies, topic)) {
      return denied(200, "Publisher is not authorized");
    }
    if (!topics.isKnown(topic)) {
      return denied(200, "Topic has not been registered in the Hub");
    }
    store.update(
        change -> {
          topics.remove(change, topic);
          subscribers.dropAll(change, topic);
        });
    return accepted(200);
  }

  private static ResponseEntity<String> accepted(int status) {
    return answer(status, "hub.mode=accepted");
  }

  /** The reason is not encoded; the hub does not either. */
  private static ResponseEntity<String> denied(int status, String reason) {
    return answer(status, "hub.mode=denied&hub.reason=" + reason);
  }

  private static ResponseEntity<String> answer(int status, String body) {
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
        .body(body);
  }

  @ExceptionHandler
  ResponseEntity<String> unreadable(HubRequest.Unreadable problem) {
    return ResponseEntity.badRequest().contentType(MediaType.TEXT_PLAIN).body(problem.getMessage());
  }
}
