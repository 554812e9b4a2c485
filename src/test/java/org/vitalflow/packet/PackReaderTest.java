package org.vitalflow.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.vitalflow.platform.Country;
import org.vitalflow.platform.StartRefused;

/** A wrong country pack stops the start, with every fault named. */
class PackReaderTest {
  private static final String BIRTH = "mapping/birth.jsonata";
  private static final String DEATH = "mapping/death.jsonata";
  private static final String ENDLESS =
      "( $on := function($n) { $on($n + 1) }; { \"UIN\": $on(1) } )";

  @Test
  void theShippedPackHasAMappingForEveryEventThatMosipHears() {
    assertThat(ShippedPack.pack(Map.of()).translations())
        .containsOnlyKeys("birth", "death", "update", "marriage", "divorce");
  }

  @Test
  void everyFaultOfAPackIsNamedAtOnce() {
    String birth = ShippedPack.resource("country/" + BIRTH);
    assertThatThrownBy(
            () ->
                ShippedPack.pack(
                    ShippedPack.country(
                        """
                        country.mosip:
                          droppable: [fax]
                          documents: { PASSPORT: { field: phone } }
                          phone: { country-code: "1", pattern: "(" }
                          mandatory: { CRVS_UPDATE: [UIN, tribe] }
                        """),
                    Map.of(
                        BIRTH,
                        birth.replace("\"zone\"", "\"district\""),
                        DEATH,
                        "{ \"UIN\": [ }",
                        "mapping/update.jsonata",
                        "\"text\"",
                        "mapping/marriage.jsonata",
                        "",
                        "mapping/samples/divorce.json",
                        "[]")))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("mapping/birth.jsonata gives district, which the ID schema lacks")
        .hasMessageContaining("mapping/birth.jsonata does not feed zone, which CRVS_NEW demands")
        .hasMessageContaining("mapping/death.jsonata is no JSONata (")
        .hasMessageContaining("mapping/update.jsonata gives no object of fields on its sample")
        .hasMessageContaining("mapping/marriage.jsonata is missing")
        .hasMessageContaining("mapping/samples/divorce.json is no JSON object")
        .hasMessageContaining("country.mosip.droppable names fax, which the ID schema lacks")
        .hasMessageContaining("country.mosip.documents.PASSPORT names phone")
        .hasMessageContaining("country.mosip.mandatory.CRVS_UPDATE names tribe")
        .hasMessageContaining("country.mosip.phone.pattern is no regular expression");
  }

  @Test
  @Timeout(60)
  void aMappingThatDoesNotEndIsNamedAndHoldsNothingUp() {
    var reader =
        new PackReader(
            ShippedPack.country().mosip(),
            ShippedPack.files(Map.of(DEATH, ENDLESS)),
            ShippedPack.JSON,
            Duration.ofMillis(1));
    assertThatThrownBy(reader::read)
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("mapping/death.jsonata does not end within 1 ms on its sample");
    assertThatThrownBy(() -> ShippedPack.pack(Map.of(DEATH, ENDLESS)))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("mapping/death.jsonata fails (");
  }

  @Test
  void aMappingThatFailsIsNamedWithoutWhatItRead() {
    assertThatThrownBy(
            () -> ShippedPack.pack(Map.of(DEATH, "{ \"UIN\": deceased.identifiers[0].value + 1 }")))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("mapping/death.jsonata fails (T2001 at character")
        .hasMessageNotContaining("0000000000");
  }

  @Test
  void aSampleThatTheSchemaRefusesIsNamed() {
    String sample = ShippedPack.resource("country/mapping/samples/birth.json");
    assertThatThrownBy(
            () ->
                ShippedPack.pack(
                    Map.of(
                        "mapping/samples/birth.json", sample.replaceAll("2026-03-02", "2.3.2026"))))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("refuses the dateOfBirth of mapping/birth.jsonata's sample");
  }

  @Test
  void aSchemaThatMosipWouldSilentlyFailOnIsNamed() {
    String schema = ShippedPack.resource("country/id-schema.json");
    assertThatThrownBy(
            () ->
                ShippedPack.pack(
                    Map.of(
                        "id-schema.json",
                        schema
                            .replaceFirst(
                                "\"fieldCategory\": \"evidence\"", "\"fieldCategory\": \"proof\"")
                            .replaceFirst("\\^\\(Y\\|N\\)\\$", "(Y"))))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("fieldCategory of proofOfException-1 is none that MOSIP knows")
        .hasMessageContaining("a validator of declaredAsDeceased is no regular expression");
    assertThatThrownBy(() -> ShippedPack.pack(Map.of("id-schema.json", "no json")))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("id-schema.json is not JSON");
  }

  @Test
  void keysOfSettingsKeepTheirUnderscores() {
    Country.Mosip mosip = ShippedPack.country().mosip();
    assertThat(mosip.documents()).containsKey("BIRTH_NOTIFICATION");
    assertThat(mosip.mandatory()).containsKey("CRVS_NEW");
  }
}
