package org.vitalflow.websub;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.vitalflow.mosip.Subscriptions;
import org.vitalflow.mosip.Topic;

/** Where MOSIP's hub calls: its check of our intent, and its deliveries. */
@RestController
@RequestMapping("/websub/{subscription}")
class CallbackController {
  private static final String ALREADY = "already registered";

  private final Subscriptions subscriptions;
  private final DeliverySignature signature;
  private final Inbox inbox;

  CallbackController(Subscriptions subscriptions, DeliverySignature signature, Inbox inbox) {
    this.subscriptions = subscriptions;
    this.signature = signature;
    this.inbox = inbox;
  }

  /**
   * Echoes the challenge for a topic we asked for. The denial of a second registration says that
   * the first one lives.
   */
  @GetMapping
  ResponseEntity<String> intent(
      @PathVariable String subscription,
      @RequestParam("hub.mode") String mode,
      @RequestParam("hub.topic") String name,
      @RequestParam(value = "hub.challenge", defaultValue = "") String challenge,
      @RequestParam(value = "hub.reason", defaultValue = "") String reason) {
    Topic topic = Topic.ofPath(subscription).filter(t -> subscriptions.asked(t, name)).orElse(null);
    boolean verified = mode.equals("subscribe") && !challenge.isEmpty();
    boolean alive = mode.equals("denied") && reason.contains(ALREADY);
    if (topic == null || !(verified || alive)) {
      return ResponseEntity.notFound().build();
    }
    subscriptions.confirmed(topic);
    return ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body(challenge);
  }

  /** Stores first, thinks later: the hub drops a subscriber whose answer fails or is slow. */
  @PostMapping
  ResponseEntity<Void> delivery(
      @PathVariable String subscription,
      @RequestHeader(value = "X-Hub-Signature", required = false) @Nullable String header,
      @RequestBody byte[] body) {
    Topic topic = Topic.ofPath(subscription).orElse(null);
    if (topic == null) {
      return ResponseEntity.notFound().build();
    }
    if (!signature.matches(header, body)) {
      return ResponseEntity.status(401).build();
    }
    return ResponseEntity.status(inbox.store(topic, body) ? 202 : 503).build();
  }
}
