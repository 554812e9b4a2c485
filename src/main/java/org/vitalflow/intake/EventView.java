package org.vitalflow.intake;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vitalflow.process.OpenTask;
import org.vitalflow.registry.Event;
import org.vitalflow.registry.EventStatus;
import org.vitalflow.registry.PacketHistory.PacketSummary;

/**
 * An event as its client sees it.
 *
 * @param registrationNumber null until registered
 * @param timeliness {@code ON_TIME}, {@code LATE} or {@code DELAYED}; null until decided
 * @param nationalId null until decided
 * @param certificate null until issued
 */
@Schema(name = "Event")
record EventView(
    UUID id,
    String type,
    EventStatus status,
    String trackingCode,
    String crvsReference,
    String office,
    @Nullable String registrationNumber,
    int recordVersion,
    @Nullable String timeliness,
    List<PacketSummary> packets,
    @Nullable NationalIdView nationalId,
    @Nullable CertificateView certificate,
    List<OpenTask> openTasks,
    Instant receivedAt,
    Instant updatedAt) {

  /**
   * Whether an identity was asked for, and what MOSIP gave.
   *
   * @param reason why none was asked for
   * @param kind {@code UIN}, {@code VID} or {@code PSUT}; null until it has come
   * @param masked all but the last four characters hidden
   */
  @Schema(name = "NationalId")
  record NationalIdView(
      boolean requested, @Nullable String reason, @Nullable String kind, @Nullable String masked) {}

  /**
   * The newest certificate.
   *
   * @param status {@code VALID}, {@code SUPERSEDED} or {@code REVOKED}
   * @param href path of the PDF
   */
  @Schema(name = "Certificate")
  record CertificateView(String number, String status, String href) {}

  /** The answer to whoever sends the event: how it was at its receipt, whatever came after. */
  static EventView received(Event event) {
    return new EventView(
        event.id(),
        event.type(),
        EventStatus.RECEIVED,
        event.trackingCode(),
        event.crvsReference(),
        event.office(),
        null,
        1,
        null,
        List.of(),
        null,
        null,
        List.of(),
        event.receivedAt(),
        event.receivedAt());
  }
}
