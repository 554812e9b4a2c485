package org.vitalflow.intake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.vitalflow.platform.Caller;
import org.vitalflow.platform.Fault;
import org.vitalflow.platform.Problem;
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
  private static final int SIZE = 50;
  private static final int MOST_SIZE = 200;
  private static final int MOST_PAGE = 1_000_000;
  private static final Set<String> NAMES =
      Set.of(
          "trackingCode",
          "rid",
          "registrationNumber",
          "crvsReference",
          "status",
          "type",
          "office",
          "page",
          "size");
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

  /**
   * Reads the parameters; fails with {@code BAD_PARAMETER}, whose pointers name them. A parameter
   * that is misspelt is not passed over: it would find too much.
   */
  static EventSearch of(MultiValueMap<String, String> parameters) {
    return new Reader(parameters).read();
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

  private static final class Reader {
    private final MultiValueMap<String, String> parameters;
    private final List<Fault> faults = new ArrayList<>();

    Reader(MultiValueMap<String, String> parameters) {
      this.parameters = parameters;
    }

    EventSearch read() {
      parameters.keySet().stream()
          .filter(name -> !NAMES.contains(name))
          .forEach(
              name ->
                  faults.add(
                      new Fault(
                          "/" + Characters.printable(name),
                          "UNKNOWN_PARAMETER",
                          "There is no such parameter.")));
      var search =
          new EventSearch(
              text("trackingCode"),
              text("rid"),
              text("registrationNumber"),
              text("crvsReference"),
              word("status", Arrays.stream(EventStatus.values()).map(Enum::name).toList())
                  .map(EventStatus::valueOf),
              word("type", TYPES),
              text("office"),
              number("page", 0, 0, MOST_PAGE),
              number("size", SIZE, 1, MOST_SIZE));
      if (!faults.isEmpty()) {
        throw Problem.of("BAD_PARAMETER", "A parameter of the search is wrong.", faults);
      }
      return search;
    }

    private Optional<String> text(String name) {
      List<String> values = parameters.getOrDefault(name, List.of());
      if (values.isEmpty()) {
        return Optional.empty();
      }
      @Nullable String value = values.get(0);
      if (values.size() > 1
          || value == null
          || value.isBlank()
          || Characters.areBad(value, false)) {
        faults.add(new Fault("/" + name, "BAD_VALUE", "This parameter needs one text."));
        return Optional.empty();
      }
      return Optional.of(value);
    }

    private Optional<String> word(String name, Collection<String> words) {
      Optional<String> value = text(name);
      if (value.isPresent() && !words.contains(value.get())) {
        faults.add(new Fault("/" + name, "UNKNOWN_VALUE", "This parameter has no such value."));
        return Optional.empty();
      }
      return value;
    }

    private int number(String name, int otherwise, int least, int most) {
      Optional<String> value = text(name);
      if (value.isEmpty()) {
        return otherwise;
      }
      if (value.get().matches("[0-9]{1,7}")) {
        int number = Integer.parseInt(value.get());
        if (number >= least && number <= most) {
          return number;
        }
      }
      faults.add(
          new Fault(
              "/" + name,
              "OUT_OF_RANGE",
              "This parameter must be a number from %d to %d.".formatted(least, most)));
      return otherwise;
    }
  }
}
