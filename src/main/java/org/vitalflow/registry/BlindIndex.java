package org.vitalflow.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.vitalflow.platform.IndexKeys;

/**
 * Finds likely twins of a record without opening every record: keyed hashes of tokens that join a
 * name's code with a date or with the mother's name, so that no single field can be guessed from
 * them.
 */
@Component
class BlindIndex {
  private static final int TOKEN_BYTES = 12;
  private static final int MONTHS = 12;
  private static final List<String> REGISTRANTS = List.of("child", "deceased");

  private final JdbcClient jdbc;
  private final IndexKeys keys;

  BlindIndex(JdbcClient jdbc, IndexKeys keys) {
    this.jdbc = jdbc;
    this.keys = keys;
  }

  /** Replaces what an event is found by. */
  void rewrite(UUID eventId, String type, JsonNode record) {
    jdbc.sql("delete from blind_index where event_id = ?").param(eventId).update();
    write(eventId, type, record);
  }

  /** Writes the tokens of a record under the newest key. */
  void write(UUID eventId, String type, JsonNode record) {
    Set<String> tokens = tokens(type, record);
    if (tokens.isEmpty()) {
      return;
    }
    byte[][] hashes =
        tokens.stream()
            .map(token -> keys.hash(token.getBytes(StandardCharsets.UTF_8), TOKEN_BYTES))
            .toArray(byte[][]::new);
    jdbc.sql(
            """
            insert into blind_index (token, key_version, event_id)
            select token, :version, :event from unnest(:tokens) as token on conflict do nothing
            """)
        .param("version", keys.version())
        .param("event", eventId)
        .param("tokens", hashes)
        .update();
  }

  /** The tokens in the clear; they stay in memory. */
  static Set<String> tokens(String type, JsonNode record) {
    var tokens = new LinkedHashSet<String>();
    JsonNode registrant = registrant(record);
    Optional<LocalDate> date =
        date(registrant.path("dateOfBirth")).or(() -> date(record.path("occurredOn")));
    Set<String> names = NameCodes.of(registrant.path("name"));
    Set<String> mother = NameCodes.of(record.path("mother").path("name"));
    date.ifPresent(
        day -> {
          for (String name : names) {
            tokens.addAll(withDate(name, day));
            mother.forEach(
                parent ->
                    tokens.add("name+mother+year|%s|%s|%d".formatted(name, parent, day.getYear())));
          }
          mother.forEach(parent -> tokens.add("mother+date|%s|%s".formatted(parent, day)));
        });
    var typed = new LinkedHashSet<String>();
    tokens.forEach(token -> typed.add(type + "|" + token));
    return typed;
  }

  /** One part of the date may be wrong, or day and month may be swapped. */
  private static List<String> withDate(String name, LocalDate day) {
    int year = day.getYear();
    int month = day.getMonthValue();
    int dayOfMonth = day.getDayOfMonth();
    LocalDate swapped = dayOfMonth <= MONTHS ? LocalDate.of(year, dayOfMonth, month) : day;
    LocalDate earlier = day.isBefore(swapped) ? day : swapped;
    return List.of(
        "name+date|%s|%s".formatted(name, day),
        "name+month|%s|%d-%d".formatted(name, year, month),
        "name+year+day|%s|%d-%d".formatted(name, year, dayOfMonth),
        "name+swapped|%s|%s".formatted(name, earlier));
  }

  private static JsonNode registrant(JsonNode record) {
    return REGISTRANTS.stream()
        .map(record::path)
        .filter(JsonNode::isObject)
        .findFirst()
        .orElse(record.path(REGISTRANTS.get(0)));
  }

  private static Optional<LocalDate> date(JsonNode value) {
    try {
      return Optional.of(LocalDate.parse(value.asText("")));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
