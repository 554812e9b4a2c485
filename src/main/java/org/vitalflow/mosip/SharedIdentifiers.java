package org.vitalflow.mosip;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.vitalflow.platform.Country;

/** Whether what the partner policy shares is of use to the family. */
@Component
class SharedIdentifiers {
  private final Country country;

  SharedIdentifiers(Country country) {
    this.country = country;
  }

  /** What to change, where a token is shared alone; a warning, since MOSIP may want it so. */
  Optional<String> warning() {
    return country.mosip().sharesTokenAlone()
        ? Optional.of(
            "The partner policy shares PSUT alone: certificates carry a token that no other service"
                + " understands, and a later death or update cannot name the person by it. Ask"
                + " MOSIP's operator to share VID as well.")
        : Optional.empty();
  }
}
