package org.vitalflow.crvs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.vitalflow.platform.Fault;
import org.vitalflow.platform.Problem;

/** What is to be told once more: everything since a time, or one delivery. */
record ReplayBody(Optional<Instant> from, Optional<UUID> delivery) {
  private static final String FROM = "from";
  private static final String DELIVERY = "delivery";

  /**
   * Fails with {@code INVALID_REPLAY}, each fault named.
   *
   * @param keep how far back it may go
   */
  static ReplayBody read(ObjectNode body, Instant now, Duration keep) {
    var faults = new ArrayList<>(Faults.unknown(body, Set.of(FROM, DELIVERY)));
    boolean one = body.hasNonNull(FROM) ^ body.hasNonNull(DELIVERY);
    if (!one) {
      faults.add(
          new Fault(
              "/" + FROM, "REQUIRED", "Either this member or delivery is required, not both."));
    }
    Optional<Instant> from = one ? from(body.path(FROM), now, keep, faults) : Optional.empty();
    Optional<UUID> delivery = one ? delivery(body.path(DELIVERY), faults) : Optional.empty();
    if (!faults.isEmpty()) {
      throw Problem.of(
          "INVALID_REPLAY", "The body has faults; each is named.", Faults.bounded(faults));
    }
    return new ReplayBody(from, delivery);
  }

  private static Optional<Instant> from(
      JsonNode value, Instant now, Duration keep, List<Fault> faults) {
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    try {
      Instant from = OffsetDateTime.parse(value.isTextual() ? value.asText() : "").toInstant();
      if (from.isAfter(now) || from.isBefore(now.minus(keep))) {
        faults.add(
            new Fault(
                "/" + FROM,
                "OUT_OF_RANGE",
                "This time must be one of the last %d days.".formatted(keep.toDays())));
      }
      return Optional.of(from);
    } catch (DateTimeParseException e) {
      faults.add(
          new Fault(
              "/" + FROM, "BAD_VALUE", "This member must be a time such as 2026-11-23T10:15:30Z."));
      return Optional.empty();
    }
  }

  private static Optional<UUID> delivery(JsonNode value, List<Fault> faults) {
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    Optional<UUID> id = Uuids.of(value.asText(""));
    if (id.isEmpty()) {
      faults.add(new Fault("/" + DELIVERY, "BAD_VALUE", "This member must be a delivery's id."));
    }
    return id;
  }
}
