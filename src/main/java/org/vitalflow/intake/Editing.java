package org.vitalflow.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.vitalflow.platform.Fault;
import org.vitalflow.platform.Problem;
import org.vitalflow.platform.Staff;
import org.vitalflow.process.Cases;
import org.vitalflow.registry.Event;
import org.vitalflow.registry.EventStatus;
import org.vitalflow.registry.Events;
import org.vitalflow.registry.Journal;
import org.vitalflow.registry.Records;

/** Changes of a record by the staff, from its receipt until somebody decides on it. */
@Component
public class Editing {
  private static final String EDITED = "EDITED";
  private static final String NOTIFICATION = "notification";
  private static final Set<EventStatus> OPEN =
      Set.of(EventStatus.INCOMPLETE, EventStatus.IN_REVIEW);

  /** What says whose the record is, who registered it and what came with it. */
  private static final List<String> FIXED =
      List.of("crvsReference", "office", "registration", "origin", "documents");

  private final Events events;
  private final Records records;
  private final EventRules rules;
  private final Journal journal;
  private final Cases cases;

  Editing(Events events, Records records, EventRules rules, Journal journal, Cases cases) {
    this.events = events;
    this.records = records;
    this.rules = rules;
    this.journal = journal;
    this.cases = cases;
  }

  /**
   * Makes this the record, as a whole declaration: a notification is none any more. What is equal
   * already makes no new version.
   *
   * @return what must be changed first; empty where it was kept
   * @throws Problem 409 {@code NOT_EDITABLE} where nobody is to decide on the event (any more)
   */
  @Transactional
  public List<Fault> change(UUID eventId, ObjectNode record, Staff by) {
    ObjectNode declared = record.deepCopy();
    declared.remove(NOTIFICATION);
    return keep(eventId, declared, by, false);
  }

  /** The same, but members may still be missing, and a notification stays one. */
  @Transactional
  List<Fault> changeUnfinished(UUID eventId, ObjectNode record, Staff by) {
    return keep(eventId, record, by, true);
  }

  private List<Fault> keep(UUID eventId, ObjectNode record, Staff by, boolean unfinished) {
    Event event = events.lock(eventId);
    // who decides ends the task under the same lock
    if (!OPEN.contains(event.status()) || cases.openTasks(eventId).isEmpty()) {
      throw Problem.of(
          HttpStatus.CONFLICT, "NOT_EDITABLE", "Nobody can change this record at this moment.");
    }
    ObjectNode before = records.current(eventId);
    for (String name : FIXED) {
      if (!before.path(name).equals(record.path(name))) {
        return List.of(new Fault("/" + name, "NOT_EDITABLE", "This member cannot be changed."));
      }
    }
    List<Fault> faults = rules.recordFaults(event.type(), record, unfinished);
    List<String> pointers = Changes.between(before, record);
    if (faults.isEmpty() && !pointers.isEmpty()) {
      records.change(event, record);
      journal.note(eventId, EDITED, by.name(), String.join(" ", pointers));
    }
    return faults;
  }
}
