package org.vitalflow.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.vitalflow.platform.Country;
import org.vitalflow.process.DemographicUpdate;
import org.vitalflow.registry.Event;
import org.vitalflow.registry.Events;
import org.vitalflow.registry.Journal;
import org.vitalflow.registry.Milestone;
import org.vitalflow.registry.Milestones;
import org.vitalflow.registry.NoteWords;
import org.vitalflow.registry.Records;
import org.vitalflow.registry.Revisions;

/**
 * Makes an approved correction part of the register: a new version of the entry with a marginal
 * note, in which the old words stay legible.
 */
@Component
class Corrections {
  private static final String ADOPTION = "ADOPTION";

  private final Events events;
  private final Records records;
  private final Revisions revisions;
  private final Journal journal;
  private final Milestones milestones;
  private final Correcting correcting;
  private final CorrectionFacts correctionFacts;
  private final EventFacts facts;
  private final Registration registration;
  private final NoteWords words;
  private final Country country;
  private final InstantSource clock;

  Corrections(
      Events events,
      Records records,
      Revisions revisions,
      Journal journal,
      Milestones milestones,
      Correcting correcting,
      CorrectionFacts correctionFacts,
      EventFacts facts,
      Registration registration,
      NoteWords words,
      Country country,
      InstantSource clock) {
    this.events = events;
    this.records = records;
    this.revisions = revisions;
    this.journal = journal;
    this.milestones = milestones;
    this.correcting = correcting;
    this.correctionFacts = correctionFacts;
    this.facts = facts;
    this.registration = registration;
    this.words = words;
    this.country = country;
    this.clock = clock;
  }

  /**
   * Applies the correction in the caller's transaction, one at a time to an entry.
   *
   * @return what the case must know of it, or nothing where the entry has changed since; that is
   *     then in the journal and the entry as it was
   */
  @Transactional
  Optional<Map<String, Object>> apply(UUID updateId) {
    Event update = events.lock(updateId);
    Event entry = events.lock(correctionFacts.entry(update).id());
    ObjectNode body = records.current(updateId);
    Correcting.Fit fit = correcting.fit(entry, body);
    if (!fit.isGood()) {
      journal.note(updateId, DemographicUpdate.Errors.RECORD_CHANGED, "vitalflow", null);
      return Optional.empty();
    }
    String by = registration.registrar(update);
    ObjectNode corrected = fit.corrected();
    corrected.withArray("/notes").add(note(update, body, fit.changes(), by));
    revisions.keep(entry, corrected);
    events.applied(updateId, entry.recordVersion() + 1);
    journal.note(entry.id(), "CORRECTED", by, update.trackingCode());
    milestones.reached(entry.id(), Milestone.AMENDED, String.valueOf(entry.recordVersion() + 1));
    var known = new HashMap<>(facts.correctionFacts(update, body, entry, corrected).variables());
    known.put(
        DemographicUpdate.IDENTITY_DUE.name(), CorrectionFacts.isIdentityDue(entry, corrected));
    registration.register(updateId);
    return Optional.of(known);
  }

  private ObjectNode note(Event update, JsonNode body, List<Change> changes, String by) {
    JsonNode basis = body.path("legalBasis");
    ObjectNode note = JsonNodeFactory.instance.objectNode();
    note.put("class", basis.path("class").asText()).put("on", today(update).toString());
    note.put("by", by).put("correction", update.trackingCode());
    for (String part : List.of("reference", "authority")) {
      if (basis.hasNonNull(part)) {
        note.set(part, basis.path(part));
      }
    }
    if (basis.path("class").asText().equals(ADOPTION)) {
      // nobody learns from a paper that the child is adopted
      note.put("sealed", true);
    }
    var list = note.putArray("changes");
    for (Change change : changes) {
      ObjectNode one = list.addObject().put("field", change.field());
      if (!Change.isNothing(change.from())) {
        one.set("from", change.from());
      }
      if (!Change.isNothing(change.to())) {
        one.set("to", change.to());
      }
    }
    ObjectNode text = JsonNodeFactory.instance.objectNode();
    words.texts(note).forEach(text::put);
    note.set("text", text);
    return note;
  }

  private LocalDate today(Event update) {
    var zone = country.office(update.office()).map(Country.Office::zone).orElse(ZoneOffset.UTC);
    return clock.instant().atZone(zone).toLocalDate();
  }
}
