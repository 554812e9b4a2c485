package org.vitalflow.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables that an office's analyst may change, as shipped. */
class DecisionsTest {
  private static final DmnEngine ENGINE =
      DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

  @ParameterizedTest(name = "{0} after {1} days is {2}")
  @CsvSource({
    "birth, 0, ON_TIME",
    "birth, 30, ON_TIME",
    "birth, 31, LATE",
    "birth, 365, LATE",
    "birth, 366, DELAYED",
    "death, 45, ON_TIME",
    "death, 46, LATE",
    "death, 366, DELAYED",
    "marriage, 4000, ON_TIME"
  })
  void timelinessCountsTheDaysOfTheLaw(String type, long days, String timeliness) {
    assertThat(decide("timeliness", Map.of("eventType", type, "eventAgeDays", days)))
        .isEqualTo(timeliness);
  }

  @ParameterizedTest(name = "missing {0}, registered by the CRVS {1}, {2}, office {3}: {4}")
  @CsvSource({
    "true, false, ON_TIME, FULL, COMPLETE_FIRST",
    "true, true, LATE, FULL, COMPLETE_FIRST",
    "false, true, LATE, FULL, REGISTERED_BY_LAW",
    "false, false, ON_TIME, SINGLE_OFFICER, REVIEW",
    "false, false, ON_TIME, FULL, REVIEW_FOUR_EYES",
    "false, false, LATE, SINGLE_OFFICER, REVIEW_FOUR_EYES",
    "false, false, DELAYED, SINGLE_OFFICER, REVIEW_FOUR_EYES"
  })
  void handlingAsksAPersonWhereTheLawHasNotDecidedAndASecondOneUnlessTheOfficeHasOnlyOne(
      boolean missing, boolean registered, String timeliness, String staffing, String handling) {
    assertThat(
            decide(
                "handling",
                Map.of(
                    "missing",
                    missing,
                    "registeredByCrvs",
                    registered,
                    "timeliness",
                    timeliness,
                    "staffing",
                    staffing)))
        .isEqualTo(handling);
  }

  @Test
  void anIdentityIsAskedForANamedInfantWhoseFamilyConsents() {
    assertThat(eligibility(Map.of())).isEqualTo("REQUEST");
  }

  @ParameterizedTest(name = "{0} = {1}: {2}")
  @CsvSource({
    "outcome, STILLBIRTH, STILLBIRTH",
    "origin, LEGACY, POLICY",
  })
  void aStillbirthAndAPaperEntryAskForNone(String variable, String value, String reason) {
    assertThat(eligibility(Map.of(variable, value))).isEqualTo(reason);
  }

  @Test
  void withoutNameOrConsentNoneIsAskedFor() {
    assertThat(eligibility(Map.of("hasName", false))).isEqualTo("NO_NAME");
    assertThat(eligibility(Map.of("consent", false))).isEqualTo("NOT_CONSENTED");
  }

  @Test
  void aWeekBeforeTheInfantAgeEndsMosipIsNotAskedAnyMore() {
    assertThat(eligibility(Map.of("infantDaysLeft", 7L))).isEqualTo("REQUEST");
    assertThat(eligibility(Map.of("infantDaysLeft", 6L))).isEqualTo("OVER_INFANT_AGE");
    assertThat(eligibility(Map.of("infantDaysLeft", -400L))).isEqualTo("OVER_INFANT_AGE");
  }

  @Test
  void whatARegistrarCrvsRegisteredIsCertifiedAtOnceAndOursByAPerson() {
    assertThat(decide("issuing", Map.of("registeredByCrvs", true))).isEqualTo("AT_ONCE");
    assertThat(decide("issuing", Map.of("registeredByCrvs", false))).isEqualTo("BY_PERSON");
  }

  @ParameterizedTest(name = "{0} of a {1} is due within {2}, counted by {3}")
  @CsvSource({
    "COMPLETE, death, PT4H, OPENING_HOURS",
    "COMPLETE, birth, P5D, OPENING_HOURS",
    "REGISTER, death, PT2H, OPENING_HOURS",
    "REGISTER, birth, P1D, OPENING_HOURS",
    "DECIDE_REFERRED, birth, P2D, OPENING_HOURS",
    "ANSWER, birth, PT24H, CLOCK",
    "INVESTIGATE, birth, P1D, OPENING_HOURS",
    "RESOLVE, birth, P2D, OPENING_HOURS",
    "UNPRINTABLE, birth, P2D, OPENING_HOURS",
    "ISSUE, birth, P30D, CLOCK",
    "SOMETHING_NEW, birth, P5D, OPENING_HOURS"
  })
  void everyStepHasADeadlineThatIsCountedInOpeningHoursWhereTheStaffMustAct(
      String step, String type, String within, String counted) {
    assertThat(result("deadlines", Map.of("step", step, "eventType", type)).getSingleResult())
        .containsEntry("within", within)
        .containsEntry("counted", counted);
  }

  @ParameterizedTest(name = "{0} of a {1}: {2}")
  @CsvSource({
    "EXPIRED, birth, SEND_WITHOUT",
    "UNREADABLE, death, SEND_WITHOUT",
    "SOMETHING_NEW, birth, HOLD"
  })
  void anInformantsTokenOfNoMoreUseHoldsNothingUpUnlessNobodyKnowsWhatItIs(
      String state, String type, String policy) {
    assertThat(decide("informant-token", Map.of("eventType", type, "tokenState", state)))
        .isEqualTo(policy);
  }

  private static String eligibility(Map<String, Object> changed) {
    Map<String, Object> facts =
        new HashMap<>(
            Map.of(
                "outcome",
                "LIVE_BIRTH",
                "origin",
                "",
                "hasName",
                true,
                "consent",
                true,
                "infantDaysLeft",
                1800L));
    facts.putAll(Map.of("eventType", "birth", "isDeceased", false, "hasIdentifier", false));
    facts.put("mosipFactsChanged", true);
    facts.putAll(changed);
    return decide("id-eligibility", facts);
  }

  private static String decide(String key, Map<String, Object> facts) {
    return result(key, facts).getSingleEntry();
  }

  private static DmnDecisionTableResult result(String key, Map<String, Object> facts) {
    try (InputStream table = Files.newInputStream(Path.of("bpmn", key + ".dmn"))) {
      return ENGINE.evaluateDecisionTable(ENGINE.parseDecision(key, table), facts);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
