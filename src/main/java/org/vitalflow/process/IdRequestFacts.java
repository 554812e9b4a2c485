package org.vitalflow.process;

/**
 * What the decision {@code id-eligibility} asks.
 *
 * @param outcome {@code LIVE_BIRTH} or {@code STILLBIRTH}
 * @param origin {@code LEGACY} for an entry of a paper register, else empty
 * @param consent whether the family wants an identity
 * @param infantDaysLeft days until the child is too old for MOSIP to take it from a CRVS; negative
 *     afterwards
 */
public record IdRequestFacts(
    String outcome, String origin, boolean hasName, boolean consent, long infantDaysLeft) {}
