package org.vitalflow.intake;

import java.util.Map;
import java.util.Set;
import org.vitalflow.process.EventProcess;

/**
 * What the decision {@code id-eligibility} reads, as of one moment.
 *
 * @param outcome {@code LIVE_BIRTH} or {@code STILLBIRTH}; of births alone
 * @param origin {@code LEGACY}, or empty
 * @param deceased whether the registrant of a birth has died
 * @param infantDaysLeft days the registrant still counts as an infant to MOSIP; the largest number
 *     where that does not matter
 * @param mosipFactsChanged whether anything changes that MOSIP may hold of the person
 */
record IdFacts(
    String eventType,
    String outcome,
    String origin,
    boolean hasName,
    boolean consent,
    boolean hasIdentifier,
    boolean deceased,
    long infantDaysLeft,
    boolean mosipFactsChanged) {
  /** Kinds of identifiers by which MOSIP finds a person. */
  static final Set<String> FOUND_BY = Set.of("UIN", "VID");

  /** The same, of a correction that changes what MOSIP may hold, or does not. */
  IdFacts changing(boolean isTold) {
    return new IdFacts(
        eventType,
        outcome,
        origin,
        hasName,
        consent,
        hasIdentifier,
        deceased,
        infantDaysLeft,
        mosipFactsChanged && isTold);
  }

  /** By the names of the decision's inputs. */
  Map<String, Object> variables() {
    return Map.of(
        EventProcess.EVENT_TYPE.name(), eventType,
        EventProcess.OUTCOME.name(), outcome,
        EventProcess.ORIGIN.name(), origin,
        EventProcess.HAS_NAME.name(), hasName,
        EventProcess.CONSENT.name(), consent,
        EventProcess.HAS_IDENTIFIER.name(), hasIdentifier,
        EventProcess.IS_DECEASED.name(), deceased,
        EventProcess.INFANT_DAYS_LEFT.name(), infantDaysLeft,
        EventProcess.MOSIP_FACTS_CHANGED.name(), mosipFactsChanged);
  }
}
