package org.vitalflow.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Names as records hold them: one entry per language. */
public final class PersonNames {
  private PersonNames() {}

  /** One entry in one piece: given, middle and family name; empty where it holds none. */
  public static String full(JsonNode name) {
    return Stream.of("given", "middle", "family")
        .map(part -> name.path(part).asText("").strip())
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" "));
  }

  /** The different names of a person, in the order of their languages. */
  public static List<String> all(JsonNode person) {
    return StreamSupport.stream(person.path("name").spliterator(), false)
        .map(PersonNames::full)
        .filter(name -> !name.isEmpty())
        .distinct()
        .toList();
  }
}
