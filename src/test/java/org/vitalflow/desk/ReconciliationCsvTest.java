package org.vitalflow.desk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReconciliationCsvTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "CRVS_NEW|\"CRVS_NEW\"",
        "=1+1|\"'=1+1\"",
        "+1|\"'+1\"",
        "-1|\"'-1\"",
        "@SUM(A1)|\"'@SUM(A1)\"",
        "a\"b,c|\"a\"\"b,c\"",
        "``|\"\""
      })
  void noCellCanBeTakenForAFormulaOrEndsEarly(String value, String cell) {
    var text = new StringBuilder();
    ReconciliationCsv.line(text, value);
    assertThat(text).hasToString(cell + "\r\n");
  }
}
