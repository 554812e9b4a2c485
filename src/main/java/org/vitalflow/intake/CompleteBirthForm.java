package org.vitalflow.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
import org.vitalflow.process.TaskForm;
import org.vitalflow.registry.Event;
import org.vitalflow.registry.Events;
import org.vitalflow.registry.Records;
import org.vitalflow.registry.Remarks;

/** A clerk adds what a notification left out, or puts right why a registrar returned it. */
@Component
class CompleteBirthForm implements TaskForm {
  private static final Set<String> FIELDS =
      Set.of(
          "childGiven",
          "childFamily",
          "sex",
          "dateOfBirth",
          "facilityType",
          "placeName",
          "motherGiven",
          "motherFamily",
          "motherAbsent",
          "fatherGiven",
          "fatherFamily",
          "fatherAbsent",
          "informantRelation");

  private final Events events;
  private final Records records;
  private final Remarks remarks;
  private final Editing editing;
  private final FaultWords words;
  private final Country country;

  CompleteBirthForm(
      Events events,
      Records records,
      Remarks remarks,
      Editing editing,
      FaultWords words,
      Country country) {
    this.events = events;
    this.records = records;
    this.remarks = remarks;
    this.editing = editing;
    this.words = words;
    this.country = country;
  }

  @Override
  public String key() {
    return "complete-birth";
  }

  @Override
  public Set<String> writes() {
    return FIELDS;
  }

  @Override
  public Set<String> decides() {
    return Set.of();
  }

  @Override
  public Map<String, Object> show(FormTask task) {
    Event event = events.get(task.eventId());
    ObjectNode record = records.current(task.eventId());
    var shown = new HashMap<>(BirthFields.shown(record, FIELDS));
    shown.put("trackingCode", event.trackingCode());
    shown.put("sender", event.client());
    shown.put("missing", listed(missing(event.type(), record), task));
    shown.put(
        "returned",
        remarks.of(task.eventId()).stream()
            .filter(remark -> remark.what().equals("RETURNED"))
            .map(Remarks.Remark::text)
            .collect(Collectors.joining(" · ")));
    return shown;
  }

  @Override
  public Map<String, Object> submit(FormTask task, Map<String, Object> fields) {
    Event event = events.lock(task.eventId());
    ObjectNode record =
        BirthFields.merged(records.current(task.eventId()), fields, country.languages().get(0));
    record.remove("notification");
    List<Fault> faults = editing.faults(event.type(), record);
    if (!faults.isEmpty()) {
      throw new FormRefused(words.sentences(faults, task.language()));
    }
    editing.change(task.eventId(), record, task.person().name());
    return Map.of();
  }

  private List<Fault> missing(String type, ObjectNode record) {
    ObjectNode declared = record.deepCopy();
    declared.remove("notification");
    return editing.faults(type, declared);
  }

  private String listed(List<Fault> faults, FormTask task) {
    return String.join(" ", words.sentences(faults, task.language()));
  }
}
