package org.vitalflow.certificate;

import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
class Certificates {
  void issue(UUID eventId) throws NameNotPrintable {
    throw new UnsupportedOperationException();
  }
}
