package org.vitalflow.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.vitalflow.platform.IndexKeys;

/** Finds the events whose registrant has the same name and date of birth as a person. */
@Component
public class SamePerson {
  private static final int TOKEN_BYTES = 12;
  private static final int MOST = 20;
  private static final Map<String, String> PARTS = Map.of("birth", "child", "death", "deceased");

  private final JdbcClient jdbc;
  private final IndexKeys keys;

  SamePerson(JdbcClient jdbc, IndexKeys keys) {
    this.jdbc = jdbc;
    this.keys = keys;
  }

  /** A few such events; none where the day of birth is not known. */
  public List<UUID> eventsOf(JsonNode person) {
    byte[][] tokens =
        PARTS.entrySet().stream()
            .flatMap(part -> tokens(part.getKey(), part.getValue(), person))
            .map(token -> keys.hash(token.getBytes(StandardCharsets.UTF_8), TOKEN_BYTES))
            .toArray(byte[][]::new);
    return tokens.length == 0
        ? List.of()
        : jdbc.sql(
                "select distinct event_id from blind_index where token = any(:tokens) limit :most")
            .param("tokens", tokens)
            .param("most", MOST)
            .query(UUID.class)
            .list();
  }

  private static Stream<String> tokens(String type, String part, JsonNode person) {
    var record = JsonNodeFactory.instance.objectNode();
    record.set(part, person);
    return SearchTokens.of(type, record).stream()
        .filter(token -> token.startsWith(type + "|name+date|"));
  }
}
