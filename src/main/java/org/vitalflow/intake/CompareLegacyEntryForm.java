package org.vitalflow.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.vitalflow.process.FormRefused;
import org.vitalflow.process.FormTask;
import org.vitalflow.process.LegacyEntry;
import org.vitalflow.process.TaskForm;
import org.vitalflow.registry.Document;
import org.vitalflow.registry.Documents;
import org.vitalflow.registry.Event;
import org.vitalflow.registry.Events;
import org.vitalflow.registry.Journal;
import org.vitalflow.registry.PersonNames;
import org.vitalflow.registry.Records;
import org.vitalflow.registry.Remarks;

/** A second person compares an entry of a paper register with the scan of its page. */
@Component
class CompareLegacyEntryForm implements TaskForm {
  private static final String COMPARISON = LegacyEntry.COMPARISON.name();
  private static final String PUT_RIGHT = "putRight";
  private static final String NOTHING = "–";

  /** The journal's words for what is said. */
  private static final Map<Object, String> WORDS =
      Map.of(
          "MATCHES", Decision.REGISTER.what(),
          "PUT_RIGHT", Decision.RETURN.what(),
          "REFUSE", Decision.REFUSE.what());

  private final Events events;
  private final Records records;
  private final Documents documents;
  private final Review review;
  private final Remarks remarks;
  private final Journal journal;
  private final FaultWords words;

  CompareLegacyEntryForm(
      Events events,
      Records records,
      Documents documents,
      Review review,
      Remarks remarks,
      Journal journal,
      FaultWords words) {
    this.events = events;
    this.records = records;
    this.documents = documents;
    this.review = review;
    this.remarks = remarks;
    this.journal = journal;
    this.words = words;
  }

  @Override
  public String key() {
    return "compare-legacy-entry";
  }

  @Override
  public Set<String> writes() {
    return Set.of(PUT_RIGHT);
  }

  @Override
  public Set<String> decides() {
    return Set.of(COMPARISON);
  }

  @Override
  public Map<String, Object> show(FormTask task) {
    Event event = events.get(task.eventId());
    JsonNode record = records.current(task.eventId());
    var shown = new HashMap<String, Object>();
    shown.put("trackingCode", event.trackingCode());
    shown.put("number", text(record, "/registration/number"));
    shown.put("book", book(record));
    shown.put("registeredOn", text(record, "/registration/registeredOn"));
    shown.put("registrant", name(record.path(record.has("child") ? "child" : "deceased")));
    shown.put("occurredOn", text(record, "/occurredOn"));
    shown.put("place", text(record, "/place/name"));
    shown.put("mother", name(record.path("mother")));
    shown.put("father", name(record.path("father")));
    List<String> papers = documents.list(event.id()).stream().map(Document::type).toList();
    shown.put("papers", papers.isEmpty() ? NOTHING : String.join(", ", papers));
    return shown;
  }

  @Override
  public Map<String, Object> submit(FormTask task, Map<String, Object> fields) {
    Event event = events.lock(task.eventId());
    Object said = fields.get(COMPARISON);
    String wrong = fields.get(PUT_RIGHT) instanceof String text ? text.strip() : "";
    List<String> objections = objections(event, task, said, wrong);
    if (!objections.isEmpty()) {
      throw new FormRefused(objections);
    }
    String word = String.valueOf(WORDS.get(said));
    if (word.equals(Decision.RETURN.what())) {
      remarks.keep(event.id(), word, "", wrong, task.person().name());
    }
    journal.note(event.id(), word, task.person().name(), null);
    return Map.of(COMPARISON, String.valueOf(said));
  }

  private List<String> objections(Event event, FormTask task, @Nullable Object said, String wrong) {
    var objections = new ArrayList<String>();
    if (said == null || !WORDS.containsKey(said)) {
      objections.add(words.said("form.register-birth.decision", task.language()));
    } else if (said.equals("PUT_RIGHT") && wrong.isEmpty()) {
      objections.add(words.said("form.compare-legacy-entry.put-right", task.language()));
    } else if (said.equals("MATCHES")) {
      if (review.did(task, Set.of("DECLARED", "EDITED"))) {
        objections.add(words.said("form.compare-legacy-entry.four-eyes", task.language()));
      }
      if (documents.list(event.id()).isEmpty()) {
        objections.add(words.said("form.compare-legacy-entry.scan", task.language()));
      }
    }
    return objections;
  }

  private static String book(JsonNode record) {
    String book =
        Stream.of("volume", "page", "entry")
            .map(part -> record.at("/registration/book/" + part).asText(""))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(" / "));
    return book.isEmpty() ? NOTHING : book;
  }

  private static String name(JsonNode person) {
    List<String> names = PersonNames.all(person);
    return names.isEmpty() ? NOTHING : String.join(" · ", names);
  }

  private static String text(JsonNode record, String pointer) {
    String text = record.at(pointer).asText("");
    return text.isEmpty() ? NOTHING : text;
  }
}
