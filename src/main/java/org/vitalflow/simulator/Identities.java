package org.vitalflow.simulator;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The people MOSIP knows. */
@Component
class Identities {
  private static final List<String> ADULTS =
      List.of("5132790482118360", "9432851054273815", "6184027395162841", "4271835069182736");

  private final Store store;

  Identities(Store store) {
    this.store = store;
    store.update(
        change -> {
          if (store.identities.size() == 0) {
            for (String vid : ADULTS) {
              put(change, new Rows.Identity(unusedUin(), vid, null, false));
            }
          }
        });
  }

  /** A new identity; MOSIP does not ask whether it knows the child under another RID. */
  Rows.Identity issue(Store.Change change, String rid) {
    return put(change, new Rows.Identity(unusedUin(), Numbers.vid(), rid, false));
  }

  Rows.Identity died(Store.Change change, Rows.Identity person) {
    return put(change, new Rows.Identity(person.uin(), person.vid(), person.rid(), true));
  }

  /** The person with this UIN or VID. */
  Optional<Rows.Identity> find(String number) {
    return store.identities.values().stream()
        .filter(person -> person.uin().equals(number) || person.vid().equals(number))
        .findFirst();
  }

  private Rows.Identity put(Store.Change change, Rows.Identity person) {
    change.put(store.identities, person.uin(), person);
    return person;
  }

  private String unusedUin() {
    String uin = Numbers.uin();
    while (store.identities.find(uin).isPresent()) {
      uin = Numbers.uin();
    }
    return uin;
  }
}
