package org.vitalflow;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Reports of deaths, as tests vary them. */
final class Deaths {
  private Deaths() {}

  /** As a registrar CRVS reports it. */
  static ObjectNode byLaw(ObjectNode death) {
    death
        .putObject("registration")
        .put("number", "2026D" + death.path("crvsReference").asText())
        .put("registeredOn", death.path("declaredOn").asText())
        .put("registrar", "K. Banda");
    return death;
  }

  /** With this one identifier of the deceased. */
  static ObjectNode known(ObjectNode death, String kind, String value) {
    death
        .withObject("/deceased")
        .putArray("identifiers")
        .addObject()
        .put("kind", kind)
        .put("value", value);
    return death;
  }
}
