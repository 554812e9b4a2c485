package org.vitalflow.crvs;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.vitalflow.registry.Milestone;

/**
 * Writes a message: the envelope has the names of a notify request of the SPDCI registry standard
 * (version 1.0.0), the record in it those of our own API.
 */
@Component
class Notice {
  private static final String VERSION = "1.0.0";
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final String sender;
  private final ObjectMapper json;
  private final InstantSource clock;

  Notice(
      @Value("${vitalflow.public-url}") String publicUrl, ObjectMapper json, InstantSource clock) {
    this.sender = publicUrl;
    this.json = json;
    this.clock = clock;
  }

  byte[] of(Message message) {
    ObjectNode notice = NODES.objectNode();
    notice
        .putObject("header")
        .put("version", VERSION)
        .put("message_id", message.id().toString())
        .put("message_ts", text(clock.instant()))
        .put("action", "notify")
        .put("sender_id", sender)
        .put("receiver_id", message.client())
        .put("total_count", 1)
        .put("is_msg_encrypted", false);
    ObjectNode body = notice.putObject("message");
    body.put("transaction_id", message.id().toString());
    ObjectNode event = body.putArray("notify_event").addObject();
    event.put("reference_id", message.eventId().toString());
    event.put("timestamp", text(message.at()));
    ObjectNode data = event.putObject("data");
    data.put("version", VERSION);
    data.put("reg_type", "ns:org:RegistryType:Civil");
    // not the standard's live_birth and the like: a milestone is what the subscriber chose by, and
    // which kind of birth it was is the family's affair
    data.put("reg_event_type", message.milestone().name());
    data.putArray("reg_records").add(record(message));
    try {
      return json.writeValueAsBytes(notice);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode record(Message message) {
    Milestone milestone = message.milestone();
    ObjectNode record = NODES.objectNode();
    record.put("id", message.eventId().toString());
    record.put("type", message.type());
    record.put("milestone", milestone.name());
    record.put("at", text(message.at()));
    record.put("status", message.status());
    record.put("trackingCode", message.trackingCode());
    record.put("crvsReference", message.crvsReference());
    record.put("office", message.office());
    record.put("registrationNumber", message.registrationNumber());
    record.put("reason", subject(message, milestone == Milestone.IDENTITY_NOT_ISSUED));
    record.put("certificate", subject(message, milestone == Milestone.CERTIFICATE_ISSUED));
    record.put("recordVersion", milestone == Milestone.AMENDED ? version(message) : null);
    record.put("otherTrackingCode", subject(message, isOfTwo(milestone)));
    record.put("href", "/api/v1/events/" + message.eventId());
    return record;
  }

  private static boolean isOfTwo(Milestone milestone) {
    return milestone == Milestone.DUPLICATE
        || milestone == Milestone.DUPLICATE_REGISTRATION
        || milestone == Milestone.DUPLICATE_RELEASED;
  }

  private static @Nullable String subject(Message message, boolean isMeant) {
    return isMeant ? message.subject() : null;
  }

  private static Integer version(Message message) {
    return Integer.valueOf(message.subject());
  }

  private static String text(Instant at) {
    return at.truncatedTo(ChronoUnit.MILLIS).toString();
  }
}
