package org.vitalflow.mosip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vitalflow.platform.Country;
import org.vitalflow.platform.TestCountry;

class SharedIdentifiersTest {
  @Test
  void aTokenSharedAloneIsWarnedOf() {
    assertThat(warned(List.of("PSUT"))).isTrue();
  }

  @Test
  void anythingElseIsNot() {
    assertThat(warned(List.of("VID"))).isFalse();
    assertThat(warned(List.of("PSUT", "VID"))).isFalse();
    assertThat(warned(List.of())).isFalse();
  }

  private static boolean warned(List<String> shares) {
    Country.Mosip mosip = TestCountry.mosip(shares);
    var country = new Country(Map.of(), List.of(), Map.of(), mosip);
    return new SharedIdentifiers(country).warning().isPresent();
  }
}
