package org.vitalflow.simulator;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The registration centres MOSIP knows, each with its one machine and officer. */
@Component
class MasterData {
  private static final Hours ALWAYS =
      new Hours(LocalTime.MIN, LocalTime.of(23, 59, 59), EnumSet.allOf(DayOfWeek.class));
  private static final Hours OFFICE =
      new Hours(
          LocalTime.of(8, 0),
          LocalTime.of(17, 0),
          EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));
  private static final Hours NEVER =
      new Hours(LocalTime.of(8, 0), LocalTime.of(17, 0), EnumSet.noneOf(DayOfWeek.class));

  private static final List<Station> ALL =
      List.of(
          new Station("10001", "10001", "crvs-officer", true, ALWAYS),
          new Station("10002", "10002", "crvs-officer", true, ALWAYS),
          new Station("10003", "10003", "retired-officer", false, ALWAYS),
          new Station("10004", "10004", "crvs-officer", true, OFFICE),
          new Station("10005", "10005", "crvs-officer", true, NEVER));

  /** A centre with its machine and officer; of one that is not active, none of the three is. */
  record Station(String centre, String machine, String officer, boolean active, Hours hours) {}

  /** When a centre works, in UTC, as MOSIP takes a packet's time of creation as it stands. */
  record Hours(LocalTime opens, LocalTime closes, Set<DayOfWeek> days) {
    /** Whether it is open at this second. */
    boolean contain(Instant moment) {
      LocalDateTime local = LocalDateTime.ofInstant(moment, ZoneOffset.UTC).withNano(0);
      LocalTime time = local.toLocalTime();
      return days.contains(local.getDayOfWeek()) && !time.isBefore(opens) && !time.isAfter(closes);
    }
  }

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
