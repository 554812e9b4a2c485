package org.vitalflow.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a body may be buried, row by row. */
class BurialDecisionTest {
  private static final DmnEngine ENGINE =
      DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

  @ParameterizedTest(
      name = "name {0}, day {1}, {2}, released {3}, certifier {4}, by {5}, report {6}, {7}: {8}")
  @CsvSource({
    "false, true, NATURAL, false, true, SON, false, HOSPITAL, NAME",
    "true, false, NATURAL, false, true, SON, false, HOSPITAL, DATE",
    "true, true, PENDING_INVESTIGATION, true, false, POLICE, false, HOME, GIVE",
    "true, true, PENDING_INVESTIGATION, false, true, POLICE, true, HOME, CORONER_RELEASE",
    "true, true, '', false, true, SON, true, HOSPITAL, MANNER",
    "true, true, NATURAL, false, true, SON, false, HOSPITAL, GIVE",
    "true, true, NATURAL, false, false, SON, true, HOME, GIVE",
    "true, true, NATURAL, false, false, HEADMAN, false, HOME, GIVE",
    "true, true, NATURAL, false, false, SON, false, HOSPITAL, CERTIFIER",
    "true, true, NATURAL, false, false, SON, false, HOME, REPORT",
    "true, true, ACCIDENT, false, true, POLICE, false, OTHER, GIVE",
    "true, true, SUICIDE, false, true, SON, true, OTHER, GIVE",
    "true, true, HOMICIDE, false, true, SON, false, HOSPITAL, POLICE_REPORT",
    "true, true, UNDETERMINED, false, true, SON, false, HOME, POLICE_REPORT"
  })
  void aPermitIsGivenOnTheFactsOrSaysWhatIsMissing(
      boolean name,
      boolean day,
      String manner,
      boolean released,
      boolean certifier,
      String reportedBy,
      boolean report,
      String placeType,
      String permit)
      throws IOException {
    Map<String, Object> facts =
        Map.of(
            EventProcess.HAS_NAME.name(), name,
            BurialPermit.HAS_DATE.name(), day,
            BurialPermit.MANNER.name(), manner,
            BurialPermit.RELEASED.name(), released,
            BurialPermit.HAS_CERTIFIER.name(), certifier,
            BurialPermit.REPORTED_BY.name(), reportedBy,
            BurialPermit.HAS_REPORT.name(), report,
            BurialPermit.PLACE_TYPE.name(), placeType);
    try (var table = Files.newInputStream(Path.of("bpmn", BurialPermit.KEY + ".dmn"))) {
      assertThat(
              ENGINE
                  .evaluateDecisionTable(ENGINE.parseDecision(BurialPermit.KEY, table), facts)
                  .getSingleResult()
                  .<String>getSingleEntry())
          .isEqualTo(permit);
    }
  }
}
