package org.vitalflow.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.vitalflow.platform.FieldLabels;
import org.vitalflow.registry.Event;
import org.vitalflow.registry.Events;
import org.vitalflow.registry.NationalId;
import org.vitalflow.registry.PersonNames;
import org.vitalflow.registry.Records;

/** A correction in the words of a person's language, for forms and the case page. */
@Component
public class CorrectionText {
  private static final String NOTHING = "–";

  private final Events events;
  private final Records records;
  private final Correcting correcting;
  private final MessageSource messages;
  private final FieldLabels labels;

  CorrectionText(Events events, Records records, Correcting correcting, MessageSource messages) {
    this.events = events;
    this.records = records;
    this.correcting = correcting;
    this.messages = messages;
    this.labels = new FieldLabels(messages);
  }

  /**
   * The values of {@code trackingCode}, {@code sender}, {@code entryNumber}, {@code registrant},
   * {@code legalClass}, {@code basis}, {@code requester} and the list {@code changes}.
   */
  public Map<String, Object> shown(Event update, JsonNode body, Locale language) {
    var shown = new LinkedHashMap<String, Object>();
    shown.put("trackingCode", update.trackingCode());
    shown.put("sender", update.client());
    Optional<Event> entry = Optional.ofNullable(update.target()).flatMap(events::find);
    shown.put(
        "entryNumber",
        entry
            .map(Event::registrationNumber)
            .orElse(body.path("registrationNumber").asText(NOTHING)));
    shown.put("registrant", entry.map(this::registrant).orElse(NOTHING));
    JsonNode basis = body.path("legalBasis");
    shown.put(
        "legalClass", said("form.correction.class." + basis.path("class").asText(), language));
    shown.put("basis", basis(basis));
    shown.put(
        "requester", said("desk.word." + body.at("/requester/relation").asText("NONE"), language));
    shown.put("changes", changes(body, language));
    return shown;
  }

  private String registrant(Event entry) {
    JsonNode record = records.current(entry.id());
    List<String> names = PersonNames.all(record.path(record.has("child") ? "child" : "deceased"));
    return names.isEmpty() ? NOTHING : String.join(" · ", names);
  }

  private static String basis(JsonNode basis) {
    var parts = new ArrayList<String>();
    for (String part : List.of("authority", "reference", "on")) {
      if (basis.hasNonNull(part)) {
        parts.add(basis.path(part).asText());
      }
    }
    return parts.isEmpty() ? NOTHING : String.join(", ", parts);
  }

  private List<Map<String, String>> changes(JsonNode body, Locale language) {
    return Change.of(body).stream()
        .map(
            change ->
                Map.of(
                    "field", labels.of(change.field(), language),
                    "from", value(change.field(), change.from(), language),
                    "to", value(change.field(), change.to(), language)))
        .toList();
  }

  private String value(String field, JsonNode value, Locale language) {
    if (Change.isNothing(value)) {
      return NOTHING;
    }
    if (field.endsWith("/identifiers") || field.contains("/identifiers/")) {
      String number = value.isObject() ? value.path("value").asText() : value.asText("");
      return new NationalId("", number).masked();
    }
    if (!value.isContainerNode()) {
      String text = value.asText();
      String word = messages.getMessage("desk.word." + text, null, text, language);
      return word == null ? text : word;
    }
    if (value.isObject() && (value.has("given") || value.has("family"))) {
      return PersonNames.full(value);
    }
    if (value.has("name")) {
      return String.join(", ", PersonNames.all(value));
    }
    var parts = new ArrayList<String>();
    value.forEach(part -> parts.add(value(field, part, language)));
    return String.join(", ", parts);
  }

  private String said(String key, Locale language) {
    String found = messages.getMessage(key, null, NOTHING, language);
    return found == null ? NOTHING : found;
  }

  /** Why the correction cannot be applied as the entry stands; empty where it can. */
  Optional<String> objection(Event update, JsonNode body, Locale language) {
    Optional<Event> entry = correcting.entry(update);
    if (entry.isEmpty()) {
      return Optional.empty();
    }
    Correcting.Fit fit = correcting.fit(entry.get(), body);
    if (!fit.stale().isEmpty()) {
      return Optional.of(said("form.correction.stale", language));
    }
    return fit.faults().isEmpty()
        ? Optional.empty()
        : Optional.of(said("form.correction.faulty", language));
  }
}
