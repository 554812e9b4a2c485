package org.vitalflow.desk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.vitalflow.intake.CorrectionText;
import org.vitalflow.registry.Event;
import org.vitalflow.registry.Records;

/** What corrections add to a case page: what one asks for, and the marginal notes of an entry. */
@Component
class Margins {
  private final Records records;
  private final CorrectionText text;

  Margins(Records records, CorrectionText text) {
    this.records = records;
    this.text = text;
  }

  /**
   * The margin of a case.
   *
   * @param correction what the case asks to correct; null where it is no correction
   * @param entry the event that it corrects, once it is found
   * @param notes in the reader's language; empty texts stand for notes that are sealed
   */
  record Margin(
      @Nullable Map<String, Object> correction, @Nullable UUID entry, List<String> notes) {}

  Margin of(Event event, Locale locale) {
    JsonNode record = records.current(event.id());
    boolean corrects = event.type().equals("update");
    var notes = new ArrayList<String>();
    for (JsonNode note : record.path("notes")) {
      JsonNode texts = note.path("text");
      String own = texts.path(locale.getISO3Language()).asText(texts.path("eng").asText());
      notes.add(note.path("sealed").asBoolean() ? "" : own);
    }
    return new Margin(
        corrects ? text.shown(event, record, locale) : null, event.target(), List.copyOf(notes));
  }
}
