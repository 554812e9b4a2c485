package org.vitalflow.intake;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.util.MultiValueMap;
import org.vitalflow.platform.Caller;
import org.vitalflow.platform.ListParameters;
import org.vitalflow.registry.EventFilter;
import org.vitalflow.registry.EventStatus;

/**
 * What a search asks for, in the words of its parameters.
 *
 * @param page from 0
 * @param size of a page, 1 to 200
 */
record EventSearch(
    Optional<String> trackingCode,
    Optional<String> rid,
    Optional<String> registrationNumber,
    Optional<String> crvsReference,
    Optional<EventStatus> status,
    Optional<String> type,
    Optional<String> office,
    int page,
    int size) {
  private static final Set<String> NAMES =
      Set.of(
          "trackingCode", "rid", "registrationNumber", "crvsReference", "status", "type", "office");
  // the contract's eight, whether or not they can be sent yet
  private static final Set<String> TYPES =
      Set.of(
          "birth",
          "death",
          "marriage",
          "divorce",
          "update",
          "birth-revocation",
          "id-reactivation",
          "death-reversal");

  /** Fails with {@code BAD_PARAMETER}, whose pointers name the parameters. */
  static EventSearch of(MultiValueMap<String, String> parameters) {
    var given = new ListParameters(parameters, NAMES);
    var search =
        new EventSearch(
            given.text("trackingCode"),
            given.text("rid"),
            given.text("registrationNumber"),
            given.text("crvsReference"),
            given
                .word("status", Arrays.stream(EventStatus.values()).map(Enum::name).toList())
                .map(EventStatus::valueOf),
            given.word("type", TYPES),
            given.text("office"),
            given.page(),
            given.size());
    given.check();
    return search;
  }

  /** Only the caller's own events, unless it is an operator. */
  EventFilter filter(Caller caller, Optional<UUID> id) {
    return new EventFilter(
        caller.has(Caller.OPERATIONS) ? Optional.empty() : Optional.of(caller.client()),
        id,
        trackingCode,
        registrationNumber,
        crvsReference,
        status,
        type,
        office);
  }
}
