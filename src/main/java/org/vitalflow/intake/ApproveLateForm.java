package org.vitalflow.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
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
import org.vitalflow.registry.Remarks;

/** A supervisor approves what a registrar decided to register a year late, or without a mother. */
@Component
class ApproveLateForm implements TaskForm {
  private static final String APPROVAL = "approval";
  private static final String PROOF = "proofWanted";
  private static final String MORE_PROOF = "MORE_PROOF";
  private static final String REFUSE = "REFUSE";

  /** The journal's words for the three decisions. */
  private static final Map<Object, String> WORDS =
      Map.of("APPROVE", "SUPERVISOR_APPROVED", MORE_PROOF, "PROOF_WANTED", REFUSE, "REFUSED");

  private final Events events;
  private final Records records;
  private final LateFacts facts;
  private final Review review;
  private final Remarks remarks;
  private final Journal journal;
  private final FaultWords words;

  ApproveLateForm(
      Events events,
      Records records,
      LateFacts facts,
      Review review,
      Remarks remarks,
      Journal journal,
      FaultWords words) {
    this.events = events;
    this.records = records;
    this.facts = facts;
    this.review = review;
    this.remarks = remarks;
    this.journal = journal;
    this.words = words;
  }

  @Override
  public String key() {
    return "approve-late";
  }

  @Override
  public Set<String> writes() {
    return Set.of(PROOF);
  }

  @Override
  public Set<String> decides() {
    return Set.of(APPROVAL, Review.GROUND);
  }

  @Override
  public Map<String, Object> show(FormTask task) {
    return facts.shown(
        events.get(task.eventId()), records.current(task.eventId()), task.language());
  }

  @Override
  public Map<String, Object> submit(FormTask task, Map<String, Object> fields) {
    Event event = events.lock(task.eventId());
    Object approval = fields.get(APPROVAL);
    String proof = fields.get(PROOF) instanceof String text ? text.strip() : "";
    List<String> objections = objections(event, task, fields, proof);
    if (!objections.isEmpty()) {
      throw new FormRefused(objections);
    }
    String word = WORDS.getOrDefault(String.valueOf(approval), "");
    String person = task.person().name();
    if (MORE_PROOF.equals(approval)) {
      remarks.keep(event.id(), word, "", proof, person);
    }
    String ground = REFUSE.equals(approval) ? String.valueOf(fields.get(Review.GROUND)) : null;
    journal.note(event.id(), word, person, ground);
    return Map.of(APPROVAL, approval);
  }

  private List<String> objections(
      Event event, FormTask task, Map<String, Object> fields, String proof) {
    Object approval = fields.get(APPROVAL);
    var objections = new ArrayList<String>();
    if (approval == null || !WORDS.containsKey(approval)) {
      objections.add(said("form.register-birth.decision", task));
    } else if (approval.equals(MORE_PROOF) && proof.isEmpty()) {
      objections.add(said("form.approve-late.proof", task));
    } else if (approval.equals(REFUSE) && !Review.GROUNDS.contains(ground(fields))) {
      objections.add(said("form.register-birth.ground", task));
    } else if (approval.equals("APPROVE")) {
      if (review.did(task, Set.of("DECLARED", "EDITED", Decision.REGISTER.what()))) {
        objections.add(said("form.approve-late.four-eyes", task));
      }
      JsonNode record = records.current(event.id());
      if (facts.papersMissing(event, record) > 0) {
        objections.add(said("form.approve-late.papers", task));
      }
    }
    return objections;
  }

  private static Object ground(Map<String, Object> fields) {
    Object ground = fields.get(Review.GROUND);
    return ground == null ? "" : ground;
  }

  private String said(String key, FormTask task) {
    return words.said(key, task.language());
  }
}
