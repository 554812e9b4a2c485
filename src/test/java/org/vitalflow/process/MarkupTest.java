package org.vitalflow.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkupTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<img src=1 onerror=alert(1)>",
        "a & b",
        "*a* _b_ `c` ~d~",
        "[a](javascript:b)",
        "![a](//b)",
        "# a",
        "a|b",
        "1. a",
        "- a",
        "www.a.example",
        "a@b.example",
        "{{motherName}}",
        "a\nb"
      })
  void nothingOfMarkupIsLeftInAValue(String value) {
    String safe = (String) Markup.escaped(value);
    assertThat(safe.replaceAll("&#\\d+;", "")).matches("[\\p{L}\\p{N} ]*");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Néema Ruth", "ኒማ ሩት", "नीमा", "2026-11-20", "ALL_OF_IT"})
  void aPlainNameADayAndACodeStayAsTheyAre(String value) {
    assertThat(Markup.escaped(value)).isEqualTo(value);
  }

  @Test
  void theTextsWithinAListAreMadeHarmlessToo() {
    assertThat(Markup.escaped(List.of(Map.of("name", "<b>", "count", 2))))
        .isEqualTo(List.of(Map.of("name", "&#60;b&#62;", "count", 2)));
  }
}
