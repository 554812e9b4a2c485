package org.vitalflow.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.vitalflow.platform.Country;
import org.vitalflow.platform.Fault;
import org.vitalflow.process.FormRefused;
import org.vitalflow.process.FormTask;
import org.vitalflow.registry.Documents;
import org.vitalflow.registry.Event;
import org.vitalflow.registry.Events;
import org.vitalflow.registry.Records;

/** A registrar looks at a declaration, puts spellings right and decides; a supervisor likewise. */
@Component
class Registering {
  static final String DECISION = "decision";
  private static final String REFERRED = "UserTask_DecideReferred";

  private final Events events;
  private final Records records;
  private final Documents documents;
  private final Editing editing;
  private final Review review;
  private final EventFacts facts;
  private final FaultWords words;
  private final Country country;
  private final MessageSource messages;

  Registering(
      Events events,
      Records records,
      Documents documents,
      Editing editing,
      Review review,
      EventFacts facts,
      FaultWords words,
      Country country,
      MessageSource messages) {
    this.events = events;
    this.records = records;
    this.documents = documents;
    this.editing = editing;
    this.review = review;
    this.facts = facts;
    this.words = words;
    this.country = country;
    this.messages = messages;
  }

  /** What a registrar must see to decide, with these fields of the record. */
  Map<String, Object> show(FormTask task, FormPlaces places, Set<String> fields) {
    Event event = events.get(task.eventId());
    ObjectNode record = records.current(task.eventId());
    var shown = new HashMap<>(places.shown(record, fields));
    shown.put("trackingCode", event.trackingCode());
    shown.put("sender", event.client());
    shown.put("timely", said("desk.timeliness." + event.timeliness(), task));
    shown.put("lateReason", record.path("lateReason").asText("–"));
    shown.put("papers", String.valueOf(documents.list(task.eventId()).size()));
    shown.put("manner", said("desk.word." + record.path("mannerOfDeath").asText(""), task));
    shown.put("informant", said("desk.word." + record.at("/informant/relation").asText(""), task));
    shown.put("recordVersion", event.recordVersion());
    shown.put("identity", said(review.identity(event, record), task));
    shown.put("referral", String.join(" · ", review.reasons(task.eventId(), "REFERRED")));
    shown.put("hasSecondName", facts.registrant(record).path("name").size() > 1);
    shown.put("mayRefer", !task.step().startsWith(REFERRED));
    return shown;
  }

  /** Keeps the decision with what was put right, if nothing keeps this person from it. */
  Map<String, Object> submit(FormTask task, FormPlaces places, Map<String, Object> fields) {
    Event event = events.lock(task.eventId());
    if (!FormPlaces.sameVersion(event, fields)) {
      throw new FormRefused(List.of(said("form.birth.changed-meanwhile", task)));
    }
    ObjectNode record =
        places.merged(records.current(task.eventId()), fields, country.languages().get(0));
    List<String> faults = new ArrayList<>();
    Decision decision = decision(task, fields);
    if (decision == null) {
      faults.add(said("form.register-birth.decision", task));
    } else {
      faults.addAll(review.objections(event, decision, task, fields));
    }
    List<Fault> wrong =
        editing.faults(event.type(), record, decision != null && decision != Decision.REGISTER);
    faults.addAll(words.sentences(wrong, task.language()));
    if (decision == Decision.REGISTER && wrong.isEmpty()) {
      faults.addAll(review.staleChecks(event, record, task));
    }
    if (decision == null || !faults.isEmpty()) {
      throw new FormRefused(faults);
    }
    editing.change(task.eventId(), record, task.person().name());
    review.note(decision, task, fields);
    return Map.of(DECISION, decision.name());
  }

  private static @Nullable Decision decision(FormTask task, Map<String, Object> fields) {
    return Decision.of(fields.get(DECISION))
        .filter(said -> said != Decision.REFER || !task.step().startsWith(REFERRED))
        .orElse(null);
  }

  private String said(String key, FormTask task) {
    String found = messages.getMessage(key, null, "–", task.language());
    return found == null ? "–" : found;
  }
}
