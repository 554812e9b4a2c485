package org.vitalflow.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.vitalflow.platform.Fault;
import org.vitalflow.registry.Event;
import org.vitalflow.registry.Events;
import org.vitalflow.registry.Journal;
import org.vitalflow.registry.Records;
import org.vitalflow.registry.Revisions;

/** Changes a record by hand, until it is registered; afterwards only a correction does. */
@Component
class Editing {
  private final EventRules rules;
  private final Events events;
  private final Records records;
  private final Revisions revisions;
  private final Journal journal;

  Editing(EventRules rules, Events events, Records records, Revisions revisions, Journal journal) {
    this.rules = rules;
    this.events = events;
    this.records = records;
    this.revisions = revisions;
    this.journal = journal;
  }

  /**
   * What is wrong with a record as it stands here; empty where nothing is.
   *
   * @param unfinished whether it goes back to be completed, so that members may still be missing
   */
  List<Fault> faults(String type, ObjectNode record, boolean unfinished) {
    return rules.recordFaults(type, record, unfinished);
  }

  /**
   * Keeps the changed record as a new version, if it is changed at all, and journals which members
   * differ; the caller has seen that it has no faults.
   *
   * @return whether it was changed
   */
  @Transactional
  boolean change(UUID eventId, ObjectNode record, String person) {
    Event event = events.lock(eventId);
    if (event.registrationNumber() != null) {
      throw new IllegalStateException("Event " + eventId + " is registered");
    }
    ObjectNode before = records.current(eventId);
    List<String> changed = new ArrayList<>();
    compare("", before, record, changed);
    if (changed.isEmpty()) {
      return false;
    }
    revisions.keep(event, record);
    journal.note(eventId, "EDITED", person, String.join(" ", changed));
    return true;
  }

  private static void compare(String at, JsonNode before, JsonNode after, List<String> changed) {
    if (before.equals(after)) {
      return;
    }
    if (!before.isObject() || !after.isObject()) {
      changed.add(at);
      return;
    }
    var names = new TreeSet<String>();
    for (JsonNode side : List.of(before, after)) {
      for (Iterator<Map.Entry<String, JsonNode>> members = side.fields(); members.hasNext(); ) {
        names.add(members.next().getKey());
      }
    }
    names.forEach(name -> compare(at + "/" + name, before.path(name), after.path(name), changed));
  }
}
