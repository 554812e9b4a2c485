package org.vitalflow.websub;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.vitalflow.mosip.Credentials;
import org.vitalflow.mosip.Topic;
import org.vitalflow.packet.Identifier;
import org.vitalflow.packet.Signal;

/**
 * MOSIP's two kinds of event: the flat completed one, and the EventModel with a credential inside.
 */
@Component
class DeliveryReader {
  /** Whatever the partner policy shares, the first of these is what we print. */
  private static final List<String> KINDS = List.of("VID", "UIN", "PSUT");

  private final Credentials credentials;

  DeliveryReader(Credentials credentials) {
    this.credentials = credentials;
  }

  Delivery read(Topic topic, JsonNode body) {
    return topic == Topic.COMPLETED ? completed(body) : credential(body);
  }

  /** {@code instanceId} is the RID, despite its name. */
  private static Delivery completed(JsonNode body) {
    Signal signal =
        switch (body.path("resultCode").asText()) {
          case "PROCESSED" -> Signal.PROCESSED;
          case "REJECTED" -> Signal.REJECTED;
          case "FAILED" -> Signal.FAILED;
          default -> throw new UnreadableDelivery("unknown resultCode");
        };
    return new Delivery(rid(body.path("instanceId").asText("")), signal, Optional.empty());
  }

  private Delivery credential(JsonNode body) {
    JsonNode data = body.path("event").path("data");
    String encrypted = data.path("credential").asText("");
    if (encrypted.isEmpty()) {
      throw new UnreadableDelivery("no credential inside");
    }
    JsonNode subject = credentials.open(encrypted).path("credentialSubject");
    String named = data.path("registrationId").asText("");
    String id = subject.path("id").asText("");
    String inside = id.substring(id.lastIndexOf('/') + 1);
    // a decrypted credential proves nothing of its origin, but one for another RID is surely wrong
    if (!named.isEmpty() && !inside.equals(named)) {
      throw new UnreadableDelivery("the credential is for another RID");
    }
    return new Delivery(rid(inside), Signal.CREDENTIAL_RECEIVED, identifier(subject));
  }

  private static Optional<Identifier> identifier(JsonNode subject) {
    return KINDS.stream()
        .filter(kind -> !subject.path(kind).asText("").isEmpty())
        .map(kind -> new Identifier(kind, subject.path(kind).asText()))
        .findFirst();
  }

  private static String rid(String text) {
    if (!text.matches("[0-9]{10,40}")) {
      throw new UnreadableDelivery("no RID");
    }
    return text;
  }
}
