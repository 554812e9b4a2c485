package org.vitalflow.registry;

import java.util.Optional;
import java.util.UUID;

/** What a case's view tells of its certificate; the stage that issues certificates answers it. */
public interface CertificateHistory {
  /** A certificate by number, with {@code VALID}, {@code SUPERSEDED} or {@code REVOKED}. */
  record CertificateSummary(String number, String status) {}

  /** The newest certificate of an event, if one was issued. */
  Optional<CertificateSummary> of(UUID eventId);
}
