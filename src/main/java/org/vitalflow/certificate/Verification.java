package org.vitalflow.certificate;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells the holder of a paper whether it is good; whoever lacks its check code learns nothing. */
@Component
class Verification {
  /**
   * What is told.
   *
   * @param status {@code VALID}, {@code SUPERSEDED}, {@code REVOKED}, or {@code UNKNOWN} with
   *     nothing else
   */
  record Answer(
      String status,
      String number,
      @Nullable String kind,
      @Nullable String office,
      @Nullable LocalDate issuedOn) {

    static Answer unknown(String number) {
      return new Answer("UNKNOWN", number, null, null, null);
    }
  }

  /** Compared with where there is no paper, so that both ways do the same work. */
  private static final byte[] NOBODYS_HASH = new byte[32];

  private final CertificateRows rows;

  Verification(CertificateRows rows) {
    this.rows = rows;
  }

  Answer check(String number, @Nullable String code) {
    Optional<CertificateRows.Known> paper = rows.known(number);
    byte[] hash = paper.map(CertificateRows.Known::checkCodeHash).orElse(NOBODYS_HASH);
    boolean holds = CheckCode.typed(code == null ? "" : code).matches(number, hash);
    return paper
        .filter(known -> holds)
        .map(p -> new Answer(p.status(), p.number(), p.kind(), p.office(), p.issuedOn()))
        .orElseGet(() -> Answer.unknown(number));
  }
}
