package org.vitalflow.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.vitalflow.process.FormRefused;
import org.vitalflow.process.FormTask;
import org.vitalflow.process.TaskForm;
import org.vitalflow.registry.Event;
import org.vitalflow.registry.Events;
import org.vitalflow.registry.Journal;
import org.vitalflow.registry.Records;

/** A clerk finds the entry that a correction is about, or says that there is none. */
@Component
class FindEntryForm implements TaskForm {
  private static final String NUMBER = "entryNumberFound";
  private static final String SEARCH = "search";
  private static final String AGAIN = "AGAIN";
  private static final String NOT_TRACEABLE = "NOT_TRACEABLE";

  private final Events events;
  private final Records records;
  private final Journal journal;
  private final Editing editing;
  private final Entries entries;
  private final CorrectionText text;
  private final FaultWords words;

  FindEntryForm(
      Events events,
      Records records,
      Journal journal,
      Editing editing,
      Entries entries,
      CorrectionText text,
      FaultWords words) {
    this.events = events;
    this.records = records;
    this.journal = journal;
    this.editing = editing;
    this.entries = entries;
    this.text = text;
    this.words = words;
  }

  @Override
  public String key() {
    return "find-entry";
  }

  @Override
  public Set<String> writes() {
    return Set.of(NUMBER);
  }

  @Override
  public Set<String> decides() {
    return Set.of(SEARCH);
  }

  @Override
  public Map<String, Object> show(FormTask task) {
    Event update = events.get(task.eventId());
    return new HashMap<>(text.shown(update, records.current(task.eventId()), task.language()));
  }

  @Override
  public Map<String, Object> submit(FormTask task, Map<String, Object> fields) {
    Event update = events.lock(task.eventId());
    if (NOT_TRACEABLE.equals(fields.get(SEARCH))) {
      journal.note(task.eventId(), "REFUSED", task.person().name(), NOT_TRACEABLE);
      return Map.of(SEARCH, NOT_TRACEABLE);
    }
    if (!AGAIN.equals(fields.get(SEARCH))) {
      throw new FormRefused(List.of(words.said("form.find-entry.search", task.language())));
    }
    ObjectNode body = records.current(task.eventId());
    if (fields.get(NUMBER) instanceof String number && !number.isBlank()) {
      body.put("registrationNumber", number.strip());
    }
    if (entries.find(update.client(), body).isEmpty()) {
      throw new FormRefused(List.of(words.said("form.find-entry.none", task.language())));
    }
    var faults = editing.faults(update.type(), body, false);
    if (!faults.isEmpty()) {
      throw new FormRefused(words.sentences(faults, task.language()));
    }
    editing.change(task.eventId(), body, task.person().name());
    return Map.of(SEARCH, AGAIN);
  }
}
