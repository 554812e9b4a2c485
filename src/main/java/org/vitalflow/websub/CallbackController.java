package org.vitalflow.websub;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
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
  private static final int MOST_BYTES = 10 * 1024 * 1024;

  private final Subscriptions subscriptions;
  private final DeliverySignature signature;
  private final Reception reception;
  private final DeliveryCounts counts;

  CallbackController(
      Subscriptions subscriptions,
      DeliverySignature signature,
      Reception reception,
      DeliveryCounts counts) {
    this.subscriptions = subscriptions;
    this.signature = signature;
    this.reception = reception;
    this.counts = counts;
  }

  /** Echoes the challenge for a topic and mode we asked for. */
  @GetMapping
  ResponseEntity<String> intent(
      @PathVariable String subscription,
      @RequestParam("hub.mode") String mode,
      @RequestParam("hub.topic") String topic,
      @RequestParam(value = "hub.challenge", defaultValue = "") String challenge,
      @RequestParam(value = "hub.reason", defaultValue = "") String reason) {
    if (!subscriptions.heard(subscription, mode, topic, challenge, reason)) {
      return ResponseEntity.notFound().build();
    }
    return ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body(challenge);
  }

  /**
   * Stores first, thinks later: the hub drops a subscriber whose answer fails or is slow. The bytes
   * are taken as they come, whatever they are said to be.
   */
  @PostMapping
  ResponseEntity<Void> delivery(
      @PathVariable String subscription,
      @RequestHeader(value = "X-Hub-Signature", required = false) @Nullable String header,
      InputStream in)
      throws IOException {
    Topic topic = Topic.ofPath(subscription).orElse(null);
    if (topic == null) {
      return ResponseEntity.notFound().build();
    }
    byte[] body = in.readNBytes(MOST_BYTES + 1);
    if (body.length > MOST_BYTES) {
      return ResponseEntity.status(413).build();
    }
    if (!signature.matches(header, body)) {
      counts.forged();
      return ResponseEntity.status(401).build();
    }
    if (!reception.take(topic, body)) {
      return ResponseEntity.status(503).build();
    }
    subscriptions.delivered(subscription);
    return ResponseEntity.accepted().build();
  }
}
