package org.vitalflow.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.vitalflow.platform.Country;
import org.vitalflow.platform.Fault;
import org.vitalflow.process.FormRefused;
import org.vitalflow.process.FormTask;
import org.vitalflow.registry.Event;
import org.vitalflow.registry.Events;
import org.vitalflow.registry.Journal;
import org.vitalflow.registry.Records;
import org.vitalflow.registry.Remarks;

/** A clerk adds what a notification left out, or puts right why a registrar returned it. */
@Component
class Completing {
  private static final String NOTHING = "–";

  private final Events events;
  private final Records records;
  private final Remarks remarks;
  private final Journal journal;
  private final Editing editing;
  private final FaultWords words;
  private final Country country;

  Completing(
      Events events,
      Records records,
      Remarks remarks,
      Journal journal,
      Editing editing,
      FaultWords words,
      Country country) {
    this.events = events;
    this.records = records;
    this.remarks = remarks;
    this.journal = journal;
    this.editing = editing;
    this.words = words;
    this.country = country;
  }

  /** What is known and missing, with these fields of the record. */
  Map<String, Object> show(FormTask task, FormPlaces places, Set<String> fields) {
    Event event = events.get(task.eventId());
    ObjectNode record = records.current(task.eventId());
    var shown = new HashMap<>(places.shown(record, fields));
    shown.put("trackingCode", event.trackingCode());
    shown.put("sender", event.client());
    shown.put("missing", listed(missing(event.type(), record), task));
    shown.put("returned", returned(task));
    shown.put("isLate", Review.isLate(event));
    shown.put("recordVersion", event.recordVersion());
    return shown;
  }

  /** Keeps what was added, if the record is then whole. */
  Map<String, Object> submit(FormTask task, FormPlaces places, Map<String, Object> fields) {
    Event event = events.lock(task.eventId());
    if (!FormPlaces.sameVersion(event, fields)) {
      throw new FormRefused(List.of(words.said("form.birth.changed-meanwhile", task.language())));
    }
    ObjectNode record =
        places.merged(records.current(task.eventId()), fields, country.languages().get(0));
    record.remove("notification");
    List<Fault> faults = editing.faults(event.type(), record, false);
    if (!faults.isEmpty()) {
      throw new FormRefused(words.sentences(faults, task.language()));
    }
    editing.change(task.eventId(), record, task.person().name());
    return Map.of();
  }

  /** What the last return asked for: what somebody answered by a change is history. */
  private String returned(FormTask task) {
    Instant answered =
        journal.timeline(task.eventId()).stream()
            .filter(entry -> entry.what().equals("EDITED"))
            .map(Journal.Entry::at)
            .reduce(Instant.EPOCH, (first, second) -> second);
    String reasons =
        remarks.of(task.eventId()).stream()
            .filter(
                remark ->
                    Review.SENT_BACK.contains(remark.what()) && !remark.at().isBefore(answered))
            .map(remark -> words.about(remark.pointer(), remark.text(), task.language()))
            .collect(Collectors.joining(" · "));
    return reasons.isEmpty() ? NOTHING : reasons;
  }

  private List<Fault> missing(String type, ObjectNode record) {
    ObjectNode declared = record.deepCopy();
    declared.remove("notification");
    return editing.faults(type, declared, false);
  }

  private String listed(List<Fault> faults, FormTask task) {
    return faults.isEmpty() ? NOTHING : String.join(" ", words.sentences(faults, task.language()));
  }
}
