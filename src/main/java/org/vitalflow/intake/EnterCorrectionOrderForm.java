package org.vitalflow.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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
import org.vitalflow.registry.Revisions;

/** A registrar enters the order without which a correction may not be made. */
@Component
class EnterCorrectionOrderForm implements TaskForm {
  private static final String ORDER = "order";
  private static final String ENTERED = "ENTERED";
  private static final String NONE = "NONE";
  private static final String SEEN = "orderSeen";

  /** The form's fields, by the member of the legal basis each fills. */
  private static final Map<String, String> PARTS =
      Map.of("reference", "orderReference", "on", "orderedOn", "authority", "orderedBy");

  private final Events events;
  private final Records records;
  private final Revisions revisions;
  private final Journal journal;
  private final EventRules rules;
  private final CorrectionText text;
  private final FaultWords words;

  EnterCorrectionOrderForm(
      Events events,
      Records records,
      Revisions revisions,
      Journal journal,
      EventRules rules,
      CorrectionText text,
      FaultWords words) {
    this.events = events;
    this.records = records;
    this.revisions = revisions;
    this.journal = journal;
    this.rules = rules;
    this.text = text;
    this.words = words;
  }

  @Override
  public String key() {
    return "enter-correction-order";
  }

  @Override
  public Set<String> writes() {
    var writes = new HashSet<>(PARTS.values());
    writes.add(SEEN);
    return writes;
  }

  @Override
  public Set<String> decides() {
    return Set.of(ORDER);
  }

  @Override
  public Map<String, Object> show(FormTask task) {
    ObjectNode body = records.current(task.eventId());
    var shown = new HashMap<>(text.shown(events.get(task.eventId()), body, task.language()));
    PARTS.forEach((part, field) -> shown.put(field, body.path("legalBasis").path(part).asText("")));
    return shown;
  }

  @Override
  public Map<String, Object> submit(FormTask task, Map<String, Object> fields) {
    Event update = events.lock(task.eventId());
    if (NONE.equals(fields.get(ORDER))) {
      journal.note(task.eventId(), "REFUSED", task.person().name(), "NO_ORDER");
      return Map.of(ORDER, NONE);
    }
    var faults = new ArrayList<String>();
    if (!ENTERED.equals(fields.get(ORDER))) {
      faults.add(words.said("form.enter-correction-order.order", task.language()));
    } else if (!Boolean.TRUE.equals(fields.get(SEEN))) {
      faults.add(words.said("form.enter-correction-order.seen", task.language()));
    }
    ObjectNode body = ordered(records.current(task.eventId()), fields);
    if (body.path("legalBasis").size() <= PARTS.size()) {
      faults.add(words.said("form.enter-correction-order.parts", task.language()));
    }
    faults.addAll(words.sentences(rules.recordFaults(update.type(), body), task.language()));
    if (!faults.isEmpty()) {
      throw new FormRefused(List.copyOf(faults));
    }
    revisions.keep(update, body);
    journal.note(task.eventId(), "ORDER_ENTERED", task.person().name(), null);
    return Map.of(ORDER, ENTERED);
  }

  /**
   * Whatever the correction called itself, what is done on an order is of a class that needs one.
   */
  private static ObjectNode ordered(ObjectNode body, Map<String, Object> fields) {
    ObjectNode basis = body.withObject("/legalBasis");
    PARTS.forEach(
        (part, field) -> {
          basis.remove(part);
          if (fields.get(field) instanceof String said && !said.isBlank()) {
            basis.put(part, said.strip());
          }
        });
    if (!CorrectionFacts.ON_ORDER.contains(basis.path("class").asText())) {
      basis.put("class", "COURT");
    }
    return body;
  }
}
