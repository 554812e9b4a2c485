package org.vitalflow.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.vitalflow.process.FormTask;
import org.vitalflow.process.Policies;
import org.vitalflow.registry.Event;
import org.vitalflow.registry.Journal;
import org.vitalflow.registry.Remarks;

/** The rules of a registrar's decision, and what is kept of it. */
@Component
class Review {
  static final String GROUND = "ground";

  /** The form's reasons, by the part of the record each is about. */
  static final Map<String, String> REASONS = reasonFields();

  /** The journal's words under which a person asked for something to be put right. */
  static final Set<String> SENT_BACK = Set.of("RETURNED", "PROOF_WANTED");

  private static final Set<String> FOUR_EYES = Set.of("REVIEW_FOUR_EYES", "REVIEW_AND_APPROVE");
  private static final String REFER_REASON = "referReason";
  static final Set<Object> GROUNDS =
      Set.of("NOT_PROVEN", "NOT_OURS", "ALREADY_REGISTERED", "OTHER");

  private final EventFacts facts;
  private final Policies policies;
  private final Journal journal;
  private final Remarks remarks;
  private final MessageSource messages;

  Review(
      EventFacts facts,
      Policies policies,
      Journal journal,
      Remarks remarks,
      MessageSource messages) {
    this.facts = facts;
    this.policies = policies;
    this.journal = journal;
    this.remarks = remarks;
    this.messages = messages;
  }

  private static Map<String, String> reasonFields() {
    var fields = new LinkedHashMap<String, String>();
    fields.put("returnChild", "/child");
    fields.put("returnMother", "/mother");
    fields.put("returnFather", "/father");
    fields.put("returnDeceased", "/deceased");
    fields.put("returnPlace", "/place");
    fields.put("returnInformant", "/informant");
    fields.put("returnOther", "");
    fields.put(REFER_REASON, "");
    return fields;
  }

  /** What keeps this person from this decision, in their language. */
  List<String> objections(
      Event event, Decision decision, FormTask task, Map<String, Object> fields) {
    List<String> objections = new ArrayList<>();
    if (decision == Decision.REGISTER && hadAHandInIt(task)) {
      objections.add(said("form.register-" + event.type() + ".four-eyes", task));
    }
    if (decision == Decision.RETURN && given(Decision.RETURN, fields).isEmpty()) {
      objections.add(said("form.register-birth.return-reason", task));
    }
    if (decision == Decision.REFER && given(Decision.REFER, fields).isEmpty()) {
      objections.add(said("form.register-birth.refer-reason", task));
    }
    Object ground = fields.get(GROUND);
    if (decision == Decision.REFUSE && (ground == null || !GROUNDS.contains(ground))) {
      objections.add(said("form.register-birth.ground", task));
    }
    return objections;
  }

  /** Whether the decision wants a second person and this one declared or edited the record. */
  private boolean hadAHandInIt(FormTask task) {
    return FOUR_EYES.contains(String.valueOf(task.handling()))
        && did(task, Set.of("DECLARED", "EDITED"));
  }

  /** Whether this person did any of these to the event before. */
  boolean did(FormTask task, Set<String> words) {
    return journal.timeline(task.eventId()).stream()
        .filter(entry -> words.contains(entry.what()))
        .anyMatch(entry -> entry.by().equals(task.person().name()));
  }

  /** Whether the event was declared after the law's period. */
  static boolean isLate(Event event) {
    return event.timeliness() != null && !event.timeliness().equals("ON_TIME");
  }

  /** After a year nothing is registered without a word on why so late. */
  List<String> unexplained(Event event, JsonNode record, FormTask task) {
    boolean isUnexplained =
        "DELAYED".equals(event.timeliness()) && record.path("lateReason").asText("").isBlank();
    return isUnexplained ? List.of(said("form.register-birth.late-reason", task)) : List.of();
  }

  /**
   * A changed date may make the birth late, or one that a second person must look at: the rules are
   * then asked again, on the way through completion.
   */
  List<String> staleChecks(Event event, JsonNode record, FormTask task) {
    String timeliness = policies.timeliness(event.type(), facts.ageInDays(event, record));
    return timeliness.equals(event.timeliness())
        ? List.of()
        : List.of(said("form.register-" + event.type() + ".timeliness", task));
  }

  /** Keeps the decision in the journal, its reasons sealed, the ground of a refusal as a code. */
  void note(Decision decision, FormTask task, Map<String, Object> fields) {
    String person = task.person().name();
    given(decision, fields)
        .forEach(
            (field, text) ->
                remarks.keep(task.eventId(), decision.what(), REASONS.get(field), text, person));
    String detail = decision == Decision.REFUSE ? String.valueOf(fields.get(GROUND)) : null;
    journal.note(task.eventId(), decision.what(), person, detail);
  }

  private static Map<String, String> given(Decision decision, Map<String, Object> fields) {
    var given = new LinkedHashMap<String, String>();
    for (String field : REASONS.keySet()) {
      boolean refers = field.equals(REFER_REASON);
      boolean asked = decision == (refers ? Decision.REFER : Decision.RETURN);
      if (asked && fields.get(field) instanceof String text && !text.isBlank()) {
        given.put(field, text.strip());
      }
    }
    return given;
  }

  /** The reasons given under one of the journal's words, the newest first. */
  List<String> reasons(UUID eventId, String what) {
    return remarks.of(eventId).stream()
        .filter(remark -> remark.what().equals(what))
        .map(Remarks.Remark::text)
        .toList();
  }

  /** The message that says whether an identity will be asked for, and why not. */
  String identity(Event event, JsonNode record) {
    return "form.register-"
        + event.type()
        + ".id."
        + policies.idRequest(facts.idFacts(event, record).variables());
  }

  private String said(String key, FormTask task) {
    return messages.getMessage(key, null, task.language());
  }
}
