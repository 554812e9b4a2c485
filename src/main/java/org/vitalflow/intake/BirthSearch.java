package org.vitalflow.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.stereotype.Component;
import org.vitalflow.registry.Event;
import org.vitalflow.registry.Events;
import org.vitalflow.registry.NationalId;
import org.vitalflow.registry.PacketHistory;
import org.vitalflow.registry.Records;

/** Finds the birth of a person who died: by the numbers that the death names, and by no guess. */
@Component
class BirthSearch {
  private static final int FULL_DAY = "2026-11-23".length();

  private final Events events;
  private final Records records;
  private final PacketHistory packets;

  BirthSearch(Events events, Records records, PacketHistory packets) {
    this.events = events;
    this.records = records;
    this.packets = packets;
  }

  /** The birth, if a number leads to one alone whose child may be the deceased. */
  Optional<Event> birthOf(Event death, JsonNode record) {
    JsonNode deceased = record.path("deceased");
    Stream<Event> named =
        registered(record.path("birthRegistrationNumber").asText(""), death.client());
    Stream<Event> known =
        StreamSupport.stream(deceased.path("identifiers").spliterator(), false)
            .flatMap(identifier -> byIdentifier(identifier, death.client()));
    return Stream.concat(named, known)
        .filter(event -> event.type().equals("birth"))
        .filter(birth -> agrees(deceased, records.current(birth.id()).path("child")))
        .findFirst();
  }

  private Stream<Event> byIdentifier(JsonNode identifier, String client) {
    String kind = identifier.path("kind").asText("");
    String value = identifier.path("value").asText("").strip();
    return switch (kind) {
      case "BRN" -> registered(value, client);
      case "RID" -> packets.eventOf(value).stream().flatMap(id -> events.find(id).stream());
      case "UIN", "VID" ->
          only(records.given(new NationalId(kind, value))).flatMap(id -> events.find(id).stream());
      default -> Stream.of();
    };
  }

  /** The birth of this number: of the same sender, else the only one there is. */
  private Stream<Event> registered(String number, String client) {
    List<Event> births =
        events.registeredAs(number).stream().filter(event -> event.type().equals("birth")).toList();
    return births.stream()
        .filter(birth -> births.size() == 1 || birth.client().equals(client))
        .limit(1);
  }

  private static Stream<UUID> only(List<UUID> found) {
    return found.size() == 1 ? found.stream() : Stream.of();
  }

  /** A number may be mistyped: nobody's birth is touched whose sex or day of birth differ. */
  private static boolean agrees(JsonNode deceased, JsonNode child) {
    return agrees(deceased.path("sex").asText(""), child.path("sex").asText(""), "unknown")
        && (deceased.path("dateOfBirthEstimated").asBoolean(false)
            || agrees(
                day(deceased.path("dateOfBirth").asText("")),
                day(child.path("dateOfBirth").asText("")),
                ""));
  }

  private static boolean agrees(String one, String other, String nothing) {
    return one.isEmpty()
        || other.isEmpty()
        || one.equals(nothing)
        || other.equals(nothing)
        || one.equals(other);
  }

  private static String day(String text) {
    return text.length() == FULL_DAY ? text : "";
  }
}
