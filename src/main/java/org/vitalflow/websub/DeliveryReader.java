package org.vitalflow.websub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.vitalflow.mosip.Credentials;
import org.vitalflow.mosip.Topic;
import org.vitalflow.packet.Identifier;
import org.vitalflow.packet.Signal;
import org.vitalflow.websub.UnreadableDelivery.Reason;

/**
 * MOSIP's kinds of event: two flat ones, and the EventModel with or without a credential inside.
 */
@Component
class DeliveryReader {
  /** Whatever the partner policy shares, the last of these is what we print. */
  private static final List<String> KINDS = List.of("PSUT", "UIN", "VID");

  private static final int LONGEST_IDENTIFIER = 100;

  private final Credentials credentials;

  DeliveryReader(Credentials credentials) {
    this.credentials = credentials;
  }

  /** Where the credential must be fetched from; empty where it is inside or the event has none. */
  static Optional<String> share(Topic topic, ObjectNode body) {
    JsonNode event = body.path("event");
    return Optional.of(event.path("dataShareUri").asText(""))
        .filter(address -> topic == Topic.CREDENTIAL && !address.isBlank())
        .filter(address -> event.path("data").path("credential").asText("").isEmpty());
  }

  /** The RID that an event names outside of what is sealed in it; empty where it names none. */
  static Optional<String> named(Topic topic, byte[] body) {
    return DeliveryJson.read(body)
        .map(
            event ->
                topic == Topic.CREDENTIAL
                    ? event.path("event").path("data").path("registrationId").asText("")
                    : event.path("instanceId").asText(""))
        .filter(DeliveryReader::isRid);
  }

  private static boolean isRid(String text) {
    return text.matches("[0-9]{10,40}");
  }

  /**
   * What the event says.
   *
   * @param fetched the credential from the data share, where there is none inside
   */
  Delivery read(Topic topic, ObjectNode body, Optional<String> fetched) {
    return switch (topic) {
      case COMPLETED -> completed(body);
      case PAUSED -> paused(body);
      case CREDENTIAL -> credential(body, fetched);
    };
  }

  /** {@code instanceId} is the RID, despite its name. */
  private static Delivery completed(JsonNode body) {
    Signal signal =
        switch (body.path("resultCode").asText()) {
          case "PROCESSED" -> Signal.PROCESSED;
          case "REJECTED" -> Signal.REJECTED;
          case "FAILED" -> Signal.FAILED;
          default -> throw new UnreadableDelivery(Reason.UNKNOWN_RESULT);
        };
    return new Delivery.Completed(rid(body.path("instanceId").asText("")), signal);
  }

  private static Delivery paused(JsonNode body) {
    String process = body.path("additionalInfoProcess").asText("");
    String requestId = body.path("additionalInfoRequestId").asText("");
    if (!process.matches("[A-Za-z0-9_]{1,64}") || !requestId.matches("[A-Za-z0-9_-]{1,128}")) {
      throw new UnreadableDelivery(Reason.NOTHING_ASKED);
    }
    return new Delivery.Paused(rid(body.path("instanceId").asText("")), process, requestId);
  }

  private Delivery credential(JsonNode body, Optional<String> fetched) {
    JsonNode data = body.path("event").path("data");
    String inside = data.path("credential").asText("");
    String encrypted = inside.isEmpty() ? fetched.orElse("") : inside;
    if (encrypted.isEmpty()) {
      throw new UnreadableDelivery(Reason.NO_CREDENTIAL);
    }
    JsonNode subject =
        credentials
            .open(encrypted, data.path("proof").path("signature").asText(""))
            .path("credentialSubject");
    String named = data.path("registrationId").asText("");
    String id = subject.path("id").asText("");
    String rid = rid(id.substring(id.lastIndexOf('/') + 1));
    // a decrypted credential proves nothing of its origin, but one for another RID is surely wrong
    if (!named.isEmpty() && !rid.equals(named)) {
      throw new UnreadableDelivery(Reason.RIDS_DIFFER);
    }
    String requestId = body.path("event").path("transactionId").asText("");
    return new Delivery.Credential(rid, identifiers(subject), requestId);
  }

  private static List<Identifier> identifiers(JsonNode subject) {
    List<Identifier> found = new ArrayList<>();
    for (String kind : KINDS) {
      for (Map.Entry<String, JsonNode> attribute : subject.properties()) {
        String value = attribute.getValue().asText("").strip();
        if (attribute.getKey().equalsIgnoreCase(kind)
            && !value.isEmpty()
            && value.length() <= LONGEST_IDENTIFIER) {
          found.add(new Identifier(kind, value));
        }
      }
    }
    return found;
  }

  private static String rid(String text) {
    if (!isRid(text)) {
      throw new UnreadableDelivery(Reason.NO_RID);
    }
    return text;
  }
}
