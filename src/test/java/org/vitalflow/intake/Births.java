package org.vitalflow.intake;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.vitalflow.platform.Country;

/** Good births, and the country they happen in. */
final class Births {
  private Births() {}

  /** The fixture, born two days before {@code today}, under a reference nobody used. */
  static ObjectNode birth(String file, LocalDate today) {
    try (InputStream in = Births.class.getResourceAsStream("/events/" + file)) {
      String text =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .replace("@N@", UUID.randomUUID().toString())
              .replace("@BORN@", today.minusDays(2).toString())
              .replace("@TODAY@", today.toString());
      return (ObjectNode) new ObjectMapper().readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One office in UTC and one where the day begins fourteen hours earlier. */
  static Country country() {
    return new Country(
        Map.of("eng", "Isango"),
        List.of("eng"),
        Map.of(
            "DEMO01", office(ZoneOffset.UTC),
            "DEMO02", office(ZoneOffset.UTC),
            "EAST", office(ZoneOffset.ofHours(14))),
        new Country.Mosip(
            "CRVS1", Map.of("birth", "CRVS_NEW"), "0.3", Map.of(), 5, List.of("VID")));
  }

  private static Country.Office office(ZoneId zone) {
    return new Country.Office(
        Map.of("eng", "Office"),
        "10001",
        "10001",
        "crvs-officer",
        zone,
        "FULL",
        null,
        List.of(),
        null,
        List.of(),
        List.of());
  }
}
