package org.vitalflow.simulator;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The registration centres MOSIP knows, each with its one machine and officer. */
@Component
class MasterData {
  private static final List<Station> ALL =
      List.of(
          new Station("10001", "10001", "crvs-officer", true),
          new Station("10002", "10002", "crvs-officer", true),
          new Station("10003", "10003", "retired-officer", false));

  /** A centre with its machine and officer; of one that is not active, none of the three is. */
  record Station(String centre, String machine, String officer, boolean active) {}

  Optional<Station> ofCentre(String centre) {
    return ALL.stream().filter(one -> one.centre().equals(centre)).findFirst();
  }

  Optional<Station> ofMachine(String machine) {
    return ALL.stream().filter(one -> one.machine().equals(machine)).findFirst();
  }

  /** A station of the officer; an officer may have several. */
  Optional<Station> ofOfficer(String officer) {
    return ALL.stream().filter(one -> one.officer().equals(officer)).findFirst();
  }

  Optional<Station> mapping(String centre, String machine, String officer) {
    return ofCentre(centre)
        .filter(one -> one.machine().equals(machine) && one.officer().equals(officer));
  }
}
