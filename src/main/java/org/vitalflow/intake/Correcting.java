package org.vitalflow.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.vitalflow.platform.Fault;
import org.vitalflow.platform.Problem;
import org.vitalflow.registry.Event;
import org.vitalflow.registry.Events;
import org.vitalflow.registry.Records;
import org.vitalflow.registry.Submission;

/** Holds a correction against the entry that it is about. */
@Component
class Correcting {
  private final Entries entries;
  private final CorrectionRules rules;
  private final Events events;
  private final Records records;

  Correcting(Entries entries, CorrectionRules rules, Events events, Records records) {
    this.entries = entries;
    this.rules = rules;
    this.events = events;
    this.records = records;
  }

  /**
   * How a correction stands to its entry now.
   *
   * @param stale places of the body whose {@code from} is not what stands in the entry
   * @param faults that the changes would bring into the entry
   */
  record Fit(ObjectNode record, List<Change> changes, List<String> stale, List<Fault> faults) {
    boolean isGood() {
      return stale.isEmpty() && faults.isEmpty();
    }

    ObjectNode corrected() {
      return CorrectionRules.applied(record, changes);
    }
  }

  /**
   * Fails with {@code INVALID_EVENT} or {@code RECORD_CHANGED} where the entry is known and does
   * not bear the changes. An entry that is not found is a clerk's to find.
   */
  void refuseIfItDoesNotFit(Submission submission) {
    Optional<Event> entry = entries.find(submission.client(), submission.body());
    if (entry.isEmpty()) {
      return;
    }
    Fit fit = fit(entry.get(), submission.body());
    if (!fit.faults().isEmpty()) {
      throw Problem.of("INVALID_EVENT", "The event has faults; each is named.", fit.faults());
    }
    if (!fit.stale().isEmpty()) {
      throw Problem.of(
          HttpStatus.CONFLICT,
          "RECORD_CHANGED",
          "The entry does not say what the correction expects: "
              + String.join(", ", fit.stale())
              + ".");
    }
  }

  /** The entry of an accepted correction: the one that was found before, else looked for now. */
  Optional<Event> entry(Event update) {
    return update.target() == null
        ? entries.find(update.client(), records.current(update.id()))
        : events.find(update.target());
  }

  /** How the correction of this body stands to the entry. */
  Fit fit(Event entry, JsonNode body) {
    ObjectNode record = records.current(entry.id());
    List<Change> changes = Change.of(body);
    return new Fit(
        record,
        changes,
        CorrectionRules.stale(record, changes),
        rules.faults(entry.type(), record, changes));
  }
}
