package org.vitalflow.simulator;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The faults that are left; the first that fits is hit, and one less is left of it. */
@Component
class Faults {
  private final Store store;

  Faults(Store store) {
    this.store = store;
  }

  void add(Fault fault) {
    store.update(
        change -> change.put(store.faults, UUID.randomUUID().toString(), fault.left(fault.left())));
  }

  List<Fault> all() {
    return store.faults.values();
  }

  void clear() {
    store.update(change -> change.clear(store.faults));
  }

  /** Takes one time off the first fault of these effects that fits. */
  Optional<Fault> take(Place at, Set<Effect> effects, Subject subject) {
    if (store.faults.size() == 0) {
      return Optional.empty();
    }
    return store.change(
        change -> {
          for (Map.Entry<String, Fault> entry : store.faults.all().entrySet()) {
            Fault fault = entry.getValue();
            if (fault.at() == at && effects.contains(fault.effect()) && fault.hits(subject)) {
              if (fault.left() > 1) {
                change.put(store.faults, entry.getKey(), fault.left(fault.left() - 1));
              } else {
                change.remove(store.faults, entry.getKey());
              }
              return Optional.of(fault);
            }
          }
          return Optional.empty();
        });
  }

  /** Whether a fault of this effect fits; it stays. */
  boolean waits(Place at, Effect effect, Subject subject) {
    return all().stream()
        .anyMatch(fault -> fault.at() == at && fault.effect() == effect && fault.hits(subject));
  }

  /** A stored packet's RID with the values of its fields, which no one asks for without faults. */
  Subject subjectOf(Collection<String> rids) {
    if (store.faults.size() == 0) {
      return new Subject(rids, List.of());
    }
    return new Subject(
        rids,
        rids.stream()
            .flatMap(rid -> store.packets.find(rid).stream())
            .flatMap(packet -> packet.fields().values().stream())
            .toList());
  }

  Subject subjectOf(String rid) {
    return subjectOf(List.of(rid));
  }
}
