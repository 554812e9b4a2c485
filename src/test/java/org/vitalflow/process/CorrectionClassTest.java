package org.vitalflow.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who decides on a correction, and whether MOSIP is told of it: each row. */
class CorrectionClassTest {
  private static final DmnEngine ENGINE =
      DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

  @ParameterizedTest(name = "by law {0}, own {1}, {2}, {3}, order {4}, acknowledged {5}: {6}")
  @CsvSource({
    "true, true, COURT, SEX, false, false, BY_LAW",
    "true, false, CLERICAL, NAME_SPELLING, false, false, REGISTRAR",
    "true, false, MATERIAL, OTHER, false, false, SUPERVISOR",
    "false, true, COURT, SEX, true, false, SUPERVISOR",
    "false, true, COURT, NAME_SPELLING, false, false, ORDER",
    "false, true, ADOPTION, PARENTAGE, true, false, SUPERVISOR",
    "false, true, ADOPTION, PARENTAGE, false, true, ORDER",
    "false, true, PATERNITY, PARENTAGE, false, true, SUPERVISOR",
    "false, true, PATERNITY, PARENTAGE, true, false, SUPERVISOR",
    "false, true, PATERNITY, PARENTAGE, false, false, ORDER",
    "false, true, CLERICAL, SEX, false, false, ORDER",
    "false, true, MATERIAL, PARENTAGE, false, true, ORDER",
    "false, true, CLERICAL, DATE, false, false, SUPERVISOR",
    "false, true, NAME_ADDED, NAME, false, false, REGISTRAR",
    "false, true, CLERICAL, NAME, false, false, SUPERVISOR",
    "false, true, CLERICAL, NAME_SPELLING, false, false, REGISTRAR",
    "false, true, CLERICAL, PLACE, false, false, REGISTRAR",
    "false, true, CLERICAL, ADDRESS, false, false, REGISTRAR",
    "false, true, MATERIAL, ADDRESS, false, false, SUPERVISOR"
  })
  void theClassAndTheFactsSayWhoDecides(
      boolean byLaw,
      boolean own,
      String legalClass,
      String kind,
      boolean order,
      boolean acknowledged,
      String authority)
      throws IOException {
    assertThat(
            decide(
                "correction-class",
                Map.of(
                    "registeredByCrvs", byLaw,
                    "ownEntry", own,
                    "legalClass", legalClass,
                    "changeKind", kind,
                    "orderGiven", order,
                    "acknowledged", acknowledged)))
        .isEqualTo(authority);
  }

  @ParameterizedTest(name = "changed {0}, {1} days an infant, known {2}, dead {3}, {4}: {5}")
  @CsvSource({
    "true, 900, true, false, '', REQUEST",
    "true, 7, true, false, '', REQUEST",
    "true, 6, true, false, '', BIOMETRICS_LINKED",
    "true, -4000, false, false, '', BIOMETRICS_LINKED",
    "true, 900, false, false, '', NO_IDENTIFIER",
    "false, 900, true, false, '', POLICY",
    "true, 900, true, true, '', DECEASED",
    "true, 900, true, false, LEGACY, POLICY"
  })
  void mosipIsToldOfWhatItHoldsOfAnInfantThatItKnows(
      boolean changed, long days, boolean known, boolean dead, String origin, String request)
      throws IOException {
    var facts = new HashMap<String, Object>();
    facts.putAll(Map.of("eventType", "update", "outcome", "LIVE_BIRTH", "origin", origin));
    facts.putAll(Map.of("isDeceased", dead, "hasName", true, "consent", true));
    facts.putAll(
        Map.of("hasIdentifier", known, "infantDaysLeft", days, "mosipFactsChanged", changed));
    assertThat(decide("id-eligibility", facts)).isEqualTo(request);
  }

  private static String decide(String key, Map<String, Object> facts) throws IOException {
    try (InputStream table = Files.newInputStream(Path.of("bpmn", key + ".dmn"))) {
      return ENGINE.evaluateDecisionTable(ENGINE.parseDecision(key, table), facts).getSingleEntry();
    }
  }
}
