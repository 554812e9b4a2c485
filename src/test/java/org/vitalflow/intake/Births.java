package org.vitalflow.intake;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.vitalflow.Strangers;
import org.vitalflow.platform.Country;
import org.vitalflow.platform.TestCountry;

/** Good births, and the country they happen in. */
final class Births {
  private Births() {}

  /** The fixture, born two days before {@code today}, under a reference nobody used. */
  static ObjectNode birth(String file, LocalDate today) {
    try (InputStream in = Births.class.getResourceAsStream("/events/" + file)) {
      String text =
          Strangers.in(new String(in.readAllBytes(), StandardCharsets.UTF_8))
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
    return TestCountry.of(
        Map.of(
            "DEMO01", TestCountry.office(),
            "DEMO02", TestCountry.office(),
            "EAST", TestCountry.office(ZoneOffset.ofHours(14))));
  }
}
