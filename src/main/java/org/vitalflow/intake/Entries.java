package org.vitalflow.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.vitalflow.registry.Event;
import org.vitalflow.registry.Events;
import org.vitalflow.registry.NationalId;
import org.vitalflow.registry.PacketHistory;
import org.vitalflow.registry.Records;

/** Finds the entry of a register that a correction is about. */
@Component
class Entries {
  private static final List<String> CORRECTED = List.of("birth", "death");

  private final Events events;
  private final PacketHistory packets;
  private final Records records;

  Entries(Events events, PacketHistory packets, Records records) {
    this.events = events;
    this.packets = packets;
    this.records = records;
  }

  /**
   * The registered event that the body names and this client may correct: its own first, else one
   * of our own register. What another registers by law is as if it were not there.
   */
  Optional<Event> find(String client, JsonNode body) {
    return named(body)
        .filter(entry -> CORRECTED.contains(entry.type()) && entry.registrationNumber() != null)
        .filter(entry -> entry.client().equals(client) || isOurs(entry))
        .max(
            Comparator.comparing((Event entry) -> isAbout(entry, body))
                .thenComparing(entry -> entry.client().equals(client)));
  }

  /** A birth and a death may stand under one number: the changes tell which is meant. */
  private static boolean isAbout(Event entry, JsonNode body) {
    return Change.of(body).stream()
        .allMatch(change -> CorrectionRules.isFact(entry.type(), change.field()));
  }

  private static boolean isOurs(Event entry) {
    return !entry.registeredByCrvs() || entry.legacy();
  }

  private Stream<Event> named(JsonNode body) {
    String number = body.path("registrationNumber").asText("");
    if (!number.isEmpty()) {
      return events.registeredAs(number).stream();
    }
    JsonNode identifier = body.path("identifier");
    String value = identifier.path("value").asText("");
    return switch (identifier.path("kind").asText("")) {
      case "BRN" -> events.registeredAs(value).stream();
      case "RID" -> packets.eventOf(value).stream().flatMap(this::entry);
      case "UIN", "VID" ->
          records.given(new NationalId(identifier.path("kind").asText(), value)).stream()
              .flatMap(this::entry);
      default -> Stream.empty();
    };
  }

  private Stream<Event> entry(UUID id) {
    return events.find(id).stream();
  }
}
