package org.vitalflow.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each row of the table that says who decides on a correction. */
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
    try (InputStream table = Files.newInputStream(Path.of("bpmn", "correction-class.dmn"))) {
      String decided =
          ENGINE
              .evaluateDecisionTable(
                  ENGINE.parseDecision("correction-class", table),
                  Map.of(
                      "registeredByCrvs", byLaw,
                      "ownEntry", own,
                      "legalClass", legalClass,
                      "changeKind", kind,
                      "orderGiven", order,
                      "acknowledged", acknowledged))
              .getSingleEntry();
      assertThat(decided).isEqualTo(authority);
    }
  }
}
