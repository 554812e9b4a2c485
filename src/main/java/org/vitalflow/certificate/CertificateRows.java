package org.vitalflow.certificate;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The table of papers and the series of their numbers. */
@Component
class CertificateRows {
  /** A paper as issued; {@code sealedPdf} opens for {@link Certificates} only. */
  record Issued(
      String number,
      UUID eventId,
      int recordVersion,
      String kind,
      String office,
      byte[] checkCodeHash,
      byte[] sealedPdf,
      LocalDate issuedOn,
      Instant issuedAt) {}

  /** What a paper says of itself to whoever holds it. */
  record Known(
      String number,
      String status,
      String kind,
      String office,
      byte[] checkCodeHash,
      LocalDate issuedOn) {}

  /** The newest paper of an event. */
  record Newest(String number, String status) {}

  /** The bytes of the newest paper of an event, still sealed. */
  record Kept(String number, byte[] sealedPdf) {}

  private final JdbcClient jdbc;

  CertificateRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The next number of an office and year, such as {@code DEMO01-2026-000123}. In a transaction of
   * its own, so that no paper waits for another's drawing; one that is not drawn leaves a gap.
   */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public String nextNumber(String office, int year) {
    int serial =
        jdbc.sql(
                """
                insert into certificate_serial (office, year, last) values (?, ?, 1)
                on conflict (office, year) do update set last = certificate_serial.last + 1
                returning last
                """)
            .params(office, year)
            .query(Integer.class)
            .single();
    return "%s-%d-%06d".formatted(office, year, serial);
  }

  /** Keeps a paper, unless the event has a valid one already; tells whether it was kept. */
  boolean add(Issued paper) {
    return jdbc.sql(
                """
                insert into certificate (number, event_id, record_version, kind, office, status, check_code_hash, pdf, issued_on, issued_at)
                values (?, ?, ?, ?, ?, 'VALID', ?, ?, ?, ?)
                on conflict (event_id) where status = 'VALID' do nothing
                """)
            .params(
                paper.number(),
                paper.eventId(),
                paper.recordVersion(),
                paper.kind(),
                paper.office(),
                paper.checkCodeHash(),
                paper.sealedPdf(),
                Date.valueOf(paper.issuedOn()),
                Timestamp.from(paper.issuedAt()))
            .update()
        == 1;
  }

  Optional<Newest> newest(UUID eventId) {
    return jdbc.sql(
            "select number, status from certificate where event_id = ? order by issued_at desc limit 1")
        .param(eventId)
        .query(Newest.class)
        .optional();
  }

  Optional<Kept> kept(UUID eventId) {
    return jdbc.sql(
            "select number, pdf as sealed_pdf from certificate where event_id = ? order by issued_at desc limit 1")
        .param(eventId)
        .query(Kept.class)
        .optional();
  }

  /** A certificate or a burial permit. */
  Optional<Known> known(String number) {
    return jdbc.sql(
            """
            select number, status, kind, office, check_code_hash, issued_on from certificate
            where number = :number
            union all
            select number, status, 'burial-permit' as kind, office, check_code_hash, issued_on
            from burial_permit where number = :number
            """)
        .param("number", number)
        .query(Known.class)
        .optional();
  }
}
