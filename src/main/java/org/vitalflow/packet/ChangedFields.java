package org.vitalflow.packet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.vitalflow.registry.Event;
import org.vitalflow.registry.NationalId;
import org.vitalflow.registry.RecordHistory;
import org.vitalflow.registry.Records;

/** What a correction changes of that which MOSIP holds of a person. */
@Component
class ChangedFields {
  private static final String BIRTH = "birth";

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
   * it is where only we know.
   */
  ObjectNode told(Event update, ObjectNode body) {
    ObjectNode told = body.deepCopy();
    told.set("changed", of(update));
    boolean isNamed = body.at("/identifier/kind").asText().matches("UIN|VID");
    Optional<NationalId> given =
        isNamed || update.target() == null ? Optional.empty() : records.nationalId(update.target());
    given.ifPresent(
        id -> told.putObject("identifier").put("kind", id.kind()).put("value", id.value()));
    return told;
  }
}
