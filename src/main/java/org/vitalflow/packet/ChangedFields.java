package org.vitalflow.packet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.vitalflow.registry.Event;
import org.vitalflow.registry.RecordHistory;
import org.vitalflow.registry.Records;

/** What a correction changes of that which MOSIP holds of a person. */
@Component
class ChangedFields {
  private static final String BIRTH = "birth";
  private static final Set<String> FOUND_BY = Set.of("UIN", "VID");

  private final Pack pack;
  private final Records records;
  private final RecordHistory history;

  ChangedFields(Pack pack, Records records, RecordHistory history) {
    this.pack = pack;
    this.records = records;
    this.history = history;
  }

  /** The fields of the ID schema that read otherwise since this correction, as they read now. */
  ObjectNode of(Event update) {
    ObjectNode changed = JsonNodeFactory.instance.objectNode();
    Integer version = update.targetVersion();
    Translation birth = pack.translations().get(BIRTH);
    if (update.target() == null || version == null || birth == null) {
      return changed;
    }
    JsonNode after = history.at(update.target(), version).orElseThrow();
    JsonNode before = history.at(update.target(), version - 1).orElseThrow();
    if (!after.has("child")) {
      // MOSIP is told of a death itself and of nothing that its entry says
      return changed;
    }
    ObjectNode known = birth.mapping().apply(before);
    birth
        .mapping()
        .apply(after)
        .properties()
        .forEach(
            field -> {
              if (!field.getValue().equals(known.get(field.getKey()))) {
                changed.set(field.getKey(), field.getValue());
              }
            });
    return changed;
  }

  /**
   * The correction's body as its mapping reads it: with the changed fields, and with whose identity
   * it is. What MOSIP gave this person goes before what the sender says: the change of one is never
   * told of another.
   */
  ObjectNode told(Event update, ObjectNode body) {
    ObjectNode told = body.deepCopy();
    told.set("changed", of(update));
    Optional.ofNullable(update.target())
        .flatMap(records::nationalId)
        .filter(id -> FOUND_BY.contains(id.kind()))
        .ifPresent(
            id -> told.putObject("identifier").put("kind", id.kind()).put("value", id.value()));
    return told;
  }
}
