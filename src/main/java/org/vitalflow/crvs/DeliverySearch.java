package org.vitalflow.crvs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.util.MultiValueMap;
import org.vitalflow.platform.Fault;
import org.vitalflow.platform.Problem;

/**
 * Which deliveries are listed.
 *
 * @param page from 0
 * @param size of a page, 1 to 200
 */
record DeliverySearch(Optional<String> status, int page, int size) {
  private static final Set<String> NAMES = Set.of("status", "page", "size");
  private static final Set<String> STATES = Set.of("WAITING", "DELIVERED", "DEAD");
  private static final int SIZE = 50;
  private static final int MOST_SIZE = 200;
  private static final int MOST_PAGE = 1_000_000;

  /** Fails with {@code BAD_PARAMETER}, whose pointers name the parameters. */
  static DeliverySearch of(MultiValueMap<String, String> parameters) {
    var faults = new ArrayList<Fault>();
    if (!NAMES.containsAll(parameters.keySet())) {
      faults.add(new Fault("", "UNKNOWN_PARAMETER", "The parameters are status, page and size."));
    }
    Optional<String> status = Optional.ofNullable(parameters.getFirst("status"));
    if (status.isPresent() && !STATES.contains(status.get())) {
      faults.add(new Fault("/status", "UNKNOWN_VALUE", "WAITING, DELIVERED or DEAD."));
    }
    int page = number(parameters, "page", 0, 0, MOST_PAGE, faults);
    int size = number(parameters, "size", SIZE, 1, MOST_SIZE, faults);
    if (!faults.isEmpty()) {
      throw Problem.of("BAD_PARAMETER", "A parameter of the list is wrong.", faults);
    }
    return new DeliverySearch(status, page, size);
  }

  private static int number(
      MultiValueMap<String, String> parameters,
      String name,
      int otherwise,
      int least,
      int most,
      List<Fault> faults) {
    String value = parameters.getFirst(name);
    if (value == null) {
      return otherwise;
    }
    int number = value.matches("[0-9]{1,7}") ? Integer.parseInt(value) : -1;
    if (number < least || number > most) {
      faults.add(
          new Fault(
              "/" + name,
              "OUT_OF_RANGE",
              "This parameter must be a number from %d to %d.".formatted(least, most)));
    }
    return number;
  }
}
