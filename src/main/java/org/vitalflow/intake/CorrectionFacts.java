package org.vitalflow.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.vitalflow.process.DemographicUpdate;
import org.vitalflow.process.Policies;
import org.vitalflow.registry.Documents;
import org.vitalflow.registry.Event;
import org.vitalflow.registry.Events;
import org.vitalflow.registry.Records;

/** What the decisions must know of a correction: codes and flags, never a value of a person. */
@Component
class CorrectionFacts {
  static final Set<String> ON_ORDER = Set.of("COURT", "PATERNITY", "ADOPTION");
  private static final Set<String> BASES = Set.of("MARRIAGE", "JOINT_REQUEST", "ACKNOWLEDGEMENT");
  private static final Set<String> PAPERS = Set.of("ACKNOWLEDGEMENT", "MARRIAGE_CERTIFICATE");
  private static final String NO_NAME = "NO_NAME";
  private static final Set<ChangeKind> UNKNOWN_TO_MOSIP =
      EnumSet.of(ChangeKind.PLACE, ChangeKind.OTHER);

  private final Events events;
  private final Records records;
  private final Documents documents;
  private final Correcting correcting;
  private final EventFacts facts;
  private final Policies policies;

  CorrectionFacts(
      Events events,
      Records records,
      Documents documents,
      Correcting correcting,
      EventFacts facts,
      Policies policies) {
    this.events = events;
    this.records = records;
    this.documents = documents;
    this.correcting = correcting;
    this.facts = facts;
    this.policies = policies;
  }

  /** By the names of the inputs of {@code correction-class}. */
  Map<String, Object> of(UUID updateId) {
    JsonNode body = records.current(updateId);
    Correcting.Fit fit = correcting.fit(entry(events.get(updateId)), body);
    String legalClass = body.at("/legalBasis/class").asText();
    return Map.of(
        DemographicUpdate.LEGAL_CLASS.name(),
        legalClass,
        DemographicUpdate.CHANGE_KIND.name(),
        ChangeKind.of(fit.record(), fit.changes()).name(),
        DemographicUpdate.ORDER_GIVEN.name(),
        ON_ORDER.contains(legalClass) && isNamed(body),
        DemographicUpdate.ACKNOWLEDGED.name(),
        isAcknowledged(updateId, fit));
  }

  /** An order is known by its reference, its day and who gave it. */
  private static boolean isNamed(JsonNode body) {
    return Stream.of("reference", "on", "authority")
        .noneMatch(part -> body.path("legalBasis").path(part).asText("").isBlank());
  }

  private boolean isAcknowledged(UUID updateId, Correcting.Fit fit) {
    return fit.isGood() && BASES.contains(fit.corrected().at("/father/basis").asText())
        || documents.list(updateId).stream().anyMatch(paper -> PAPERS.contains(paper.type()));
  }

  /** The entry of a correction whose entry was found. */
  Event entry(Event update) {
    return correcting
        .entry(update)
        .orElseThrow(() -> new IllegalStateException("No entry of correction " + update.id()));
  }

  /** Whether the child was registered without a name, so that its ID request waits for this one. */
  static boolean isIdentityDue(Event entry, JsonNode corrected) {
    return NO_NAME.equals(entry.idReason()) && !corrected.at("/child/name").isEmpty();
  }

  /**
   * {@code LATE_IDENTITY}, {@code REQUEST} where MOSIP is going to be told, else the reason why
   * not.
   */
  String mosip(Event update, JsonNode body, Event entry, Correcting.Fit fit) {
    JsonNode corrected = fit.isGood() ? fit.corrected() : fit.record();
    if (isIdentityDue(entry, corrected)) {
      return "LATE_IDENTITY";
    }
    boolean isTold = !UNKNOWN_TO_MOSIP.contains(ChangeKind.of(fit.record(), fit.changes()));
    return policies.idRequest(
        facts.correctionFacts(update, body, entry, corrected).changing(isTold).variables());
  }
}
