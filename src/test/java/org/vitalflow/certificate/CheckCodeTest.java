package org.vitalflow.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CheckCodeTest {
  private static final CheckCode CODE = new CheckCode("K7QD2M9X0P1E");
  private static final String NUMBER = "DEMO01-2026-000123";

  @Test
  void aNewCodeHasTwelveCharactersOfCrockfordsAlphabetAndNoTwoAreAlike() {
    var codes =
        Stream.generate(CheckCode::random)
            .limit(1000)
            .map(CheckCode::value)
            .collect(Collectors.toSet());
    assertThat(codes).hasSize(1000).allMatch(c -> c.matches("[0-9A-HJKMNP-TV-Z]{12}"));
  }

  @Test
  void aCodeIsKnownHoweverAPersonTypesIt() {
    byte[] hash = CODE.hash(NUMBER);
    assertThat(CheckCode.typed("k7qd-2m9x-opLe").matches(NUMBER, hash)).isTrue();
    assertThat(CheckCode.typed(" K7QD 2M9X 0PIE ").matches(NUMBER, hash)).isTrue();
  }

  @Test
  void aCodeIsGoodForItsOwnNumberOnly() {
    byte[] hash = CODE.hash(NUMBER);
    assertThat(CODE.matches("DEMO01-2026-000124", hash)).isFalse();
    assertThat(CheckCode.typed("").matches(NUMBER, hash)).isFalse();
    assertThat(CheckCode.typed("K7QD2M9X0P1F").matches(NUMBER, hash)).isFalse();
  }
}
