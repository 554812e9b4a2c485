package org.vitalflow.certificate;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.vitalflow.registry.Event;

/** The table of burial permits and the series of their numbers. */
@Component
class BurialPermitRows {
  /** A permit with its bytes, still sealed. */
  record Kept(String number, byte[] sealedPdf) {}

  private final JdbcClient jdbc;

  BurialPermitRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The next number of an office and year, such as {@code DEMO01-BP-2026-000123}. */
  String nextNumber(String office, int year) {
    int serial =
        jdbc.sql(
                """
                insert into burial_permit_serial (office, year, last) values (?, ?, 1)
                on conflict (office, year) do update set last = burial_permit_serial.last + 1
                returning last
                """)
            .params(office, year)
            .query(Integer.class)
            .single();
    return "%s-BP-%d-%06d".formatted(office, year, serial);
  }

  void add(
      Event event,
      String number,
      byte[] checkCodeHash,
      byte[] sealedPdf,
      LocalDate issuedOn,
      Instant issuedAt) {
    jdbc.sql(
            """
            insert into burial_permit
              (number, event_id, record_version, office, status, check_code_hash, pdf, issued_on, issued_at)
            values (?, ?, ?, ?, 'VALID', ?, ?, ?, ?)
            """)
        .params(
            number,
            event.id(),
            event.recordVersion(),
            event.office(),
            checkCodeHash,
            sealedPdf,
            Date.valueOf(issuedOn),
            Timestamp.from(issuedAt))
        .update();
  }

  Optional<Kept> valid(UUID eventId) {
    return jdbc.sql(
            "select number, pdf as sealed_pdf from burial_permit where event_id = ? and status = 'VALID'")
        .param(eventId)
        .query(Kept.class)
        .optional();
  }
}
