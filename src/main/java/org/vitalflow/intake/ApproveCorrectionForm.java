package org.vitalflow.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.vitalflow.process.DemographicUpdate;
import org.vitalflow.process.FormRefused;
import org.vitalflow.process.FormTask;
import org.vitalflow.process.TaskForm;
import org.vitalflow.registry.Documents;
import org.vitalflow.registry.Event;
import org.vitalflow.registry.Events;
import org.vitalflow.registry.Journal;
import org.vitalflow.registry.Records;
import org.vitalflow.registry.Remarks;
import org.vitalflow.registry.Revisions;

/** A registrar or supervisor decides on a correction: approve it, name its class, or refuse it. */
@Component
class ApproveCorrectionForm implements TaskForm {
  private static final String NEW_CLASS = "newClass";
  private static final String GROUND = "ground";
  private static final String REASON = "refusalReason";
  private static final String REFUSED = "REFUSED";
  private static final Set<Object> CLASSES =
      Set.of("CLERICAL", "MATERIAL", "COURT", "NAME_ADDED", "PATERNITY", "ADOPTION");
  private static final Set<Object> GROUNDS =
      Set.of("NOT_PROVEN", "NOT_ENTITLED", DemographicUpdate.Errors.RECORD_CHANGED, "OTHER");
  private static final Set<String> OWN_HAND = Set.of("DECLARED", "EDITED", "ORDER_ENTERED");

  private final Events events;
  private final Records records;
  private final Revisions revisions;
  private final Documents documents;
  private final Journal journal;
  private final Remarks remarks;
  private final Correcting correcting;
  private final CorrectionFacts facts;
  private final CorrectionText text;
  private final MessageSource messages;

  ApproveCorrectionForm(
      Events events,
      Records records,
      Revisions revisions,
      Documents documents,
      Journal journal,
      Remarks remarks,
      Correcting correcting,
      CorrectionFacts facts,
      CorrectionText text,
      MessageSource messages) {
    this.events = events;
    this.records = records;
    this.revisions = revisions;
    this.documents = documents;
    this.journal = journal;
    this.remarks = remarks;
    this.correcting = correcting;
    this.facts = facts;
    this.text = text;
    this.messages = messages;
  }

  @Override
  public String key() {
    return "approve-correction";
  }

  @Override
  public Set<String> writes() {
    return Set.of(NEW_CLASS, GROUND, REASON);
  }

  @Override
  public Set<String> decides() {
    return Set.of(DemographicUpdate.DECISION.name());
  }

  @Override
  public Map<String, Object> show(FormTask task) {
    Event update = events.get(task.eventId());
    ObjectNode body = records.current(task.eventId());
    var shown = new HashMap<>(text.shown(update, body, task.language()));
    Event entry = facts.entry(update);
    String mosip = facts.mosip(update, body, entry, correcting.fit(entry, body));
    Optional<String> objection = text.objection(update, body, task.language());
    shown.put("mosip", said("form.correction.mosip." + mosip, task));
    shown.put("papers", String.valueOf(documents.list(task.eventId()).size()));
    shown.put("fits", objection.isEmpty());
    shown.put("objection", objection.orElse("–"));
    return shown;
  }

  @Override
  public Map<String, Object> submit(FormTask task, Map<String, Object> fields) {
    Event update = events.lock(task.eventId());
    Object decision = fields.getOrDefault(DemographicUpdate.DECISION.name(), "");
    List<String> faults =
        switch (String.valueOf(decision)) {
          case "APPROVE" -> approve(update, task);
          case "CHANGE_CLASS" -> changeClass(update, task, fields.get(NEW_CLASS));
          case "REFUSE" -> refuse(task, fields);
          default -> List.of(said("form.approve-correction.decision", task));
        };
    if (!faults.isEmpty()) {
      throw new FormRefused(faults);
    }
    return Map.of(DemographicUpdate.DECISION.name(), decision);
  }

  private List<String> approve(Event update, FormTask task) {
    var faults = new ArrayList<String>();
    String person = task.person().name();
    if (journal.timeline(update.id()).stream()
        .anyMatch(entry -> OWN_HAND.contains(entry.what()) && entry.by().equals(person))) {
      faults.add(said("form.approve-correction.second-person", task));
    }
    text.objection(update, records.current(update.id()), task.language()).ifPresent(faults::add);
    if (faults.isEmpty()) {
      journal.note(update.id(), Decision.REGISTER.what(), person, null);
    }
    return faults;
  }

  private List<String> changeClass(Event update, FormTask task, @Nullable Object named) {
    ObjectNode body = records.current(update.id());
    ObjectNode basis = body.withObject("/legalBasis");
    if (named == null || !CLASSES.contains(named) || named.equals(basis.path("class").asText())) {
      return List.of(said("form.approve-correction.new-class", task));
    }
    basis.put("class", String.valueOf(named));
    revisions.keep(update, body);
    journal.note(update.id(), "CLASS_CHANGED", task.person().name(), basis.path("class").asText());
    return List.of();
  }

  private List<String> refuse(FormTask task, Map<String, Object> fields) {
    Object ground = fields.get(GROUND);
    if (ground == null || !GROUNDS.contains(ground)) {
      return List.of(said("form.approve-correction.ground", task));
    }
    if (fields.get(REASON) instanceof String reason && !reason.isBlank()) {
      remarks.keep(task.eventId(), REFUSED, null, reason.strip(), task.person().name());
    }
    journal.note(task.eventId(), REFUSED, task.person().name(), String.valueOf(ground));
    return List.of();
  }

  private String said(String key, FormTask task) {
    String found = messages.getMessage(key, null, "–", task.language());
    return found == null ? "–" : found;
  }
}
