package org.vitalflow.crvs;

import java.util.Optional;
import java.util.Set;
import org.springframework.util.MultiValueMap;
import org.vitalflow.platform.ListParameters;

/**
 * Which deliveries are listed.
 *
 * @param page from 0
 * @param size of a page, 1 to 200
 */
record DeliverySearch(Optional<String> status, int page, int size) {
  private static final Set<String> STATES = Set.of("WAITING", "DELIVERED", "DEAD");

  /** Fails with {@code BAD_PARAMETER}, whose pointers name the parameters. */
  static DeliverySearch of(MultiValueMap<String, String> parameters) {
    var given = new ListParameters(parameters, Set.of("status"));
    var search = new DeliverySearch(given.word("status", STATES), given.page(), given.size());
    given.check();
    return search;
  }
}
