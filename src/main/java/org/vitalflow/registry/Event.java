package org.vitalflow.registry;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The row of one vital event: all that is known of the case and is not personal.
 *
 * @param type as in the API's path, such as {@code birth}
 * @param client who sent it
 * @param registrationNumber null until registered
 * @param recordVersion version of the sealed record, from 1
 * @param timeliness {@code ON_TIME}, {@code LATE}, {@code DELAYED}; null until decided
 * @param registeredByCrvs whether a registrar CRVS had registered it by law before it came here
 * @param idRequested null until decided
 * @param idReason why no identity is asked for, or null
 * @param idWithdrawn whether the family took the request for an identity back
 * @param legacy whether it is an entry of a paper register
 * @param deceased whether the registrant of this birth is known to have died
 * @param target of a correction: the event whose entry it corrects; null until found
 * @param targetVersion of a correction: the version it made of that entry; null until applied
 */
public record Event(
    UUID id,
    String type,
    EventStatus status,
    String client,
    String trackingCode,
    String crvsReference,
    String office,
    @Nullable String registrationNumber,
    int recordVersion,
    @Nullable String timeliness,
    boolean registeredByCrvs,
    @Nullable Boolean idRequested,
    @Nullable String idReason,
    boolean idWithdrawn,
    boolean legacy,
    boolean deceased,
    @Nullable UUID target,
    @Nullable Integer targetVersion,
    Instant receivedAt,
    Instant updatedAt) {

  /** Where the API shows the event: a path without a host. */
  public String href() {
    return "/api/v1/events/" + id;
  }
}
