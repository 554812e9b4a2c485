package org.vitalflow.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The sealed half of the registry: what is known of persons. */
@Component
public class Records {
  /** The current version of the record, as accepted. */
  public ObjectNode current(UUID eventId) {
    throw new UnsupportedOperationException();
  }

  /** Keeps, sealed, the identifier that MOSIP gave; a second, equal one changes nothing. */
  public void nationalId(UUID eventId, NationalId id) {
    throw new UnsupportedOperationException();
  }

  /** The identifier that MOSIP gave, if it has come. */
  public Optional<NationalId> nationalId(UUID eventId) {
    throw new UnsupportedOperationException();
  }
}
