package org.vitalflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MasterDataTest {
  private final MasterData data = new MasterData();

  @ParameterizedTest
  @CsvSource({
    "2026-11-25T08:00:00.000Z, true",
    "2026-11-25T17:00:00.999Z, true",
    "2026-11-25T07:59:59.999Z, false",
    "2026-11-25T17:00:01.000Z, false",
    "2026-11-28T12:00:00.000Z, false"
  })
  void anOfficeWorksFromMondayToFridayInItsHours(Instant moment, boolean open) {
    assertThat(data.ofCentre("10004").orElseThrow().hours().contain(moment)).isEqualTo(open);
  }

  @Test
  void theDemoOfficesNeverClose() {
    Instant midnight = Instant.parse("2026-11-28T23:59:59.999Z");
    for (String centre : new String[] {"10001", "10002"}) {
      MasterData.Hours hours = data.ofCentre(centre).orElseThrow().hours();
      assertThat(hours.contain(midnight)).isTrue();
      assertThat(hours.contain(midnight.plusMillis(1))).isTrue();
    }
  }
}
