package org.vitalflow.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.stereotype.Component;
import org.vitalflow.registry.DeathLinks;
import org.vitalflow.registry.Event;
import org.vitalflow.registry.Events;
import org.vitalflow.registry.NationalId;
import org.vitalflow.registry.Records;
import org.vitalflow.registry.SamePerson;

/** What a registered death may mean for others; a person decides on each. */
@Component
class Suggestions {
  /** Kinds of identifiers that stand on a card or a book; a VID is a number alone. */
  private static final Set<String> TO_SURRENDER = Set.of("PASSPORT", "UIN", "OTHER");

  private static final int MOST_CASES = 3;

  private final Events events;
  private final Records records;
  private final SamePerson samePerson;
  private final DeathLinks links;

  Suggestions(Events events, Records records, SamePerson samePerson, DeathLinks links) {
    this.events = events;
    this.records = records;
    this.samePerson = samePerson;
    this.links = links;
  }

  /**
   * What was found.
   *
   * @param spouse whether there was or may be a spouse, whose status changes
   * @param papers kinds of papers that should be given back
   * @param cases other events that may concern the same person
   */
  record Found(boolean spouse, List<String> papers, List<Event> cases) {
    boolean isEmpty() {
      return !spouse && papers.isEmpty() && cases.isEmpty();
    }
  }

  /** All that is found for this death now. */
  Found of(UUID deathId) {
    JsonNode record = records.current(deathId);
    JsonNode deceased = record.path("deceased");
    return new Found(
        record.path("spouse").path("name").size() > 0
            || deceased.path("maritalStatus").asText("").equals("MARRIED"),
        identifiers(deceased)
            .map(identifier -> identifier.path("kind").asText(""))
            .filter(TO_SURRENDER::contains)
            .distinct()
            .toList(),
        cases(deathId, deceased));
  }

  private List<Event> cases(UUID deathId, JsonNode deceased) {
    var found = new LinkedHashSet<UUID>();
    identifiers(deceased)
        .map(id -> new NationalId(id.path("kind").asText(""), id.path("value").asText("")))
        .forEach(id -> found.addAll(records.given(id)));
    found.addAll(samePerson.eventsOf(deceased));
    found.remove(deathId);
    links.birthOf(deathId).ifPresent(found::remove);
    return found.stream().flatMap(id -> events.find(id).stream()).limit(MOST_CASES).toList();
  }

  private static Stream<JsonNode> identifiers(JsonNode person) {
    return StreamSupport.stream(person.path("identifiers").spliterator(), false);
  }
}
