package org.vitalflow.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.vitalflow.platform.FieldLabels;
import org.vitalflow.process.DuplicateCheck;
import org.vitalflow.process.FormRefused;
import org.vitalflow.process.FormTask;
import org.vitalflow.registry.Event;
import org.vitalflow.registry.Events;
import org.vitalflow.registry.Journal;
import org.vitalflow.registry.NationalId;
import org.vitalflow.registry.PersonNames;
import org.vitalflow.registry.Records;
import org.vitalflow.registry.Twins;
import org.vitalflow.registry.Twins.Twin;

/** Two records side by side, as the forms on a possible duplicate show them. */
@Component
class TwinFacts {
  private static final String NOTHING = "–";

  private static final Map<String, List<String>> FACTS =
      Map.of(
          "birth",
          List.of(
              "/child/name",
              "/child/sex",
              "/child/dateOfBirth",
              "/child/birthType",
              "/child/birthOrder",
              "/place/name",
              "/mother/name",
              "/mother/dateOfBirth",
              "/mother/identifiers",
              "/father/name",
              "/father/dateOfBirth"),
          "death",
          List.of(
              "/deceased/name",
              "/deceased/sex",
              "/deceased/dateOfBirth",
              "/deceased/ageInYears",
              "/deceased/identifiers",
              "/occurredOn",
              "/place/name",
              "/spouse/name"));

  private final Twins twins;
  private final Events events;
  private final Records records;
  private final Journal journal;
  private final MessageSource messages;
  private final FieldLabels labels;

  TwinFacts(Twins twins, Events events, Records records, Journal journal, MessageSource messages) {
    this.twins = twins;
    this.events = events;
    this.records = records;
    this.journal = journal;
    this.messages = messages;
    this.labels = new FieldLabels(messages);
  }

  /** The pair that this event's office is asked about last; empty values where there is none. */
  Map<String, Object> shown(FormTask task) {
    return twins.last(task.eventId()).map(twin -> shown(twin, task)).orElse(Map.of());
  }

  private Map<String, Object> shown(Twin twin, FormTask task) {
    Locale language = task.language();
    Event event = events.get(twin.eventId());
    Event other = events.get(twin.otherId());
    // what the form shows of the other is read as much as its own
    journal.note(other.id(), "READ", task.person().name(), "form twins");
    var shown = new HashMap<String, Object>();
    shown.put("trackingCode", event.trackingCode());
    shown.put("otherId", other.id().toString());
    shown.put("otherCode", other.trackingCode());
    shown.put("score", String.valueOf(twin.score()));
    shown.put(
        "reasons",
        twin.reasons().stream()
            .map(reason -> word("desk.twin.reason." + reason, language))
            .collect(Collectors.joining(" · ")));
    shown.put("rows", rows(event, other, language));
    return shown;
  }

  private List<Map<String, Object>> rows(Event event, Event other, Locale language) {
    JsonNode record = records.current(event.id());
    JsonNode otherRecord = records.current(other.id());
    var rows = new ArrayList<Map<String, Object>>();
    for (String fact : FACTS.getOrDefault(event.type(), List.of())) {
      String ours = text(record.at(fact), language);
      String theirs = text(otherRecord.at(fact), language);
      if (!ours.equals(NOTHING) || !theirs.equals(NOTHING)) {
        rows.add(row(labels.of(fact, language), ours, theirs, language));
      }
    }
    rows.add(own("office", event.office(), other.office(), language));
    rows.add(own("sender", event.client(), other.client(), language));
    rows.add(own("status", status(event, language), status(other, language), language));
    rows.add(own("number", number(event), number(other), language));
    rows.add(own("id", identity(event, language), identity(other, language), language));
    return rows;
  }

  private Map<String, Object> own(String fact, String ours, String theirs, Locale language) {
    return row(word("desk.twin.fact." + fact, language), ours, theirs, language);
  }

  private Map<String, Object> row(String fact, String ours, String theirs, Locale language) {
    String mark = word("desk.twin." + (ours.equals(theirs) ? "equal" : "differs"), language);
    return Map.of("fact", fact, "ours", ours, "theirs", theirs, "mark", mark);
  }

  private String text(JsonNode value, Locale language) {
    String text =
        value.isArray()
            ? list(value)
            : value.isTextual()
                ? word("desk.word." + value.asText(), value.asText(), language)
                : value.asText("");
    return text.isBlank() ? NOTHING : text;
  }

  private static String list(JsonNode values) {
    var texts = new ArrayList<String>();
    for (JsonNode value : values) {
      String kind = value.path("kind").asText("");
      texts.add(
          kind.isEmpty()
              ? PersonNames.full(value)
              : kind + " " + new NationalId(kind, value.path("value").asText("")).masked());
    }
    return texts.stream().distinct().collect(Collectors.joining(", "));
  }

  private String status(Event event, Locale language) {
    return word("desk.status." + event.status(), language);
  }

  private static String number(Event event) {
    String number = event.registrationNumber();
    return number == null ? NOTHING : number;
  }

  private String identity(Event event, Locale language) {
    UUID id = event.id();
    return records
        .nationalId(id)
        .map(given -> given.kind() + " " + given.masked())
        .orElseGet(() -> word("desk.twin.id." + event.idRequested(), language));
  }

  /** What the person decided; refuses the form where it is none of these. */
  String decision(FormTask task, Map<String, Object> fields, Set<String> known) {
    return Optional.ofNullable(fields.get(DuplicateCheck.TWIN_DECISION.name()))
        .map(Object::toString)
        .filter(known::contains)
        .orElseThrow(() -> refused("form.duplicate.decision", task));
  }

  /** What the person wrote in this field, or nothing. */
  static String written(Map<String, Object> fields, String field) {
    return fields.get(field) instanceof String text ? text.strip() : "";
  }

  /** Refuses the form with the sentence of this key. */
  FormRefused refused(String key, FormTask task) {
    return new FormRefused(List.of(word(key, task.language())));
  }

  private String word(String key, Locale language) {
    return word(key, key, language);
  }

  private String word(String key, String otherwise, Locale language) {
    String found = messages.getMessage(key, null, otherwise, language);
    return found == null ? otherwise : found;
  }
}
