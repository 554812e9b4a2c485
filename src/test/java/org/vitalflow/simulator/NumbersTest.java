package org.vitalflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NumbersTest {
  @Test
  void aKnownVerhoeffNumberIsValidAndNoOtherEndingIs() {
    assertThat(Verhoeff.append("236")).isEqualTo("2363");
    assertThat(Stream.of("2360", "2361", "2362", "2364", "2369")).noneMatch(Verhoeff::isValid);
  }

  @Test
  void theVidsOfTheFourAdultsCarryTheirCheckDigit() {
    assertThat(
            List.of("5132790482118360", "9432851054273815", "6184027395162841", "4271835069182736"))
        .allMatch(Verhoeff::isValid);
  }

  @Test
  void everyChangedDigitAndEverySwapOfNeighboursIsSeen() {
    String number = Numbers.vid();
    for (int i = 0; i < number.length(); i++) {
      var changed = new StringBuilder(number);
      changed.setCharAt(i, (char) ('0' + (number.charAt(i) - '0' + 1) % 10));
      assertThat(Verhoeff.isValid(changed.toString())).as("digit %d", i).isFalse();
      if (i > 0 && number.charAt(i) != number.charAt(i - 1)) {
        var swapped = new StringBuilder(number);
        swapped.setCharAt(i, number.charAt(i - 1));
        swapped.setCharAt(i - 1, number.charAt(i));
        assertThat(Verhoeff.isValid(swapped.toString())).as("swap %d", i).isFalse();
      }
    }
  }

  @Test
  void mintedNumbersKeepTheRulesOfMosipsGenerators() {
    for (int i = 0; i < 300; i++) {
      assertThat(Numbers.uin()).matches("[2-9][0-9]{9}").doesNotContainPattern("(\\d)\\1");
      assertThat(Numbers.vid())
          .matches("[2-9][0-9]{15}")
          .doesNotContainPattern("(\\d)\\d?\\1|(\\d\\d).*\\2|123|987|786|666");
    }
  }

  @Test
  void aNumberThatBreaksARuleIsNoUin() {
    for (String digits : List.of("123950748", "553950748", "395039508", "024950731")) {
      assertThat(Numbers.isUin(Verhoeff.append(digits))).as(digits).isFalse();
    }
  }
}
