package org.vitalflow.mosip;

import static org.vitalflow.mosip.Preflight.Code.CENTRE;
import static org.vitalflow.mosip.Preflight.Code.CENTRE_HOURS;
import static org.vitalflow.mosip.Preflight.Code.MACHINE;
import static org.vitalflow.mosip.Preflight.Code.MAPPING;
import static org.vitalflow.mosip.Preflight.Code.OFFICER;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.vitalflow.mosip.Preflight.Code;
import org.vitalflow.mosip.Preflight.Line;
import org.vitalflow.mosip.Preflight.State;
import org.vitalflow.platform.Country;

/**
 * Whether MOSIP knows each office's centre, machine and officer, as its stages will ask: a packet
 * of one it does not know ends FAILED without a word of why.
 */
@Component
class MasterDataPrerequisites implements Prerequisites {
  private final MasterData data;
  private final Country country;

  MasterDataPrerequisites(MasterData data, Country country) {
    this.data = data;
    this.country = country;
  }

  @Override
  public Map<Code, Check> checks() {
    return Map.of(
        CENTRE, () -> each(CENTRE, this::centre),
        CENTRE_HOURS, () -> each(CENTRE_HOURS, this::hours),
        MACHINE, () -> each(MACHINE, this::machine),
        OFFICER, () -> each(OFFICER, this::officer),
        MAPPING, () -> each(MAPPING, this::mapping));
  }

  @FunctionalInterface
  private interface OfOffice {
    Optional<Line> fault(String code, Country.Office office) throws MosipRefused;
  }

  /** The faults of all offices, each once though offices share it; one line where there is none. */
  private List<Line> each(Code code, OfOffice check) throws MosipRefused {
    if (!data.isGranted()) {
      return List.of(Line.notSet(code, Api.MASTER_DATA));
    }
    Map<String, Line> faults = new LinkedHashMap<>();
    try {
      for (Map.Entry<String, Country.Office> one : country.offices().entrySet()) {
        check
            .fault(one.getKey(), one.getValue())
            .ifPresent(line -> faults.putIfAbsent(line.about(), line));
      }
    } catch (MosipNotGranted e) {
      return List.of(new Line(code, "", State.NOT_GRANTED, String.valueOf(e.getMessage())));
    }
    return faults.isEmpty() ? List.of(Line.ok(code)) : List.copyOf(faults.values());
  }

  private Optional<Line> centre(String code, Country.Office office) throws MosipRefused {
    return fault(data.centre(office.centre()))
        .map(
            what ->
                Line.wrong(
                    CENTRE,
                    office.centre(),
                    "registration centre %s: have it created and activated, or change centre of office %s in country.yml"
                        .formatted(what, code)));
  }

  private Optional<Line> hours(String code, Country.Office office) throws MosipRefused {
    return data.centre(office.centre())
        .filter(centre -> !CentreHours.of(centre).contain(office.centreOpeningHours()))
        .map(
            centre ->
                Line.wrong(
                    CENTRE_HOURS,
                    office.centre(),
                    "MOSIP's centre is open %s, and packets made outside end FAILED: set centre-hours of office %s in country.yml to lie within, or have the centre opened all day"
                        .formatted(CentreHours.of(centre), code)));
  }

  private Optional<Line> machine(String code, Country.Office office) throws MosipRefused {
    Optional<JsonNode> machine = data.machine(office.machine());
    Optional<String> fault = fault(machine);
    if (fault.isEmpty() && machine.filter(one -> isOf(office.centre(), one)).isEmpty()) {
      fault = Optional.of("belongs to another centre than " + office.centre());
    }
    return fault.map(
        what ->
            Line.wrong(
                MACHINE,
                office.machine(),
                "machine %s: have it created in the centre and activated, or change machine of office %s in country.yml"
                    .formatted(what, code)));
  }

  private static boolean isOf(String centre, JsonNode one) {
    return centre.equals(one.path("regCenterId").asText());
  }

  private Optional<Line> officer(String code, Country.Office office) throws MosipRefused {
    return fault(data.officer(office.officer()))
        .map(
            what ->
                Line.wrong(
                    OFFICER,
                    office.officer(),
                    "officer %s: have the user created (MOSIP writes its name in small letters), mapped to a zone and a centre and each mapping activated, or change officer of office %s in country.yml"
                        .formatted(what, code)));
  }

  private Optional<Line> mapping(String code, Country.Office office) throws MosipRefused {
    String about = "%s/%s/%s".formatted(office.centre(), office.machine(), office.officer());
    return fault(data.mapping(office))
        .map(
            what ->
                Line.wrong(
                    MAPPING,
                    about,
                    "centre, machine and officer of office %s together %s: have the officer and the machine mapped to the centre (usercentermapping) and the mapping activated"
                        .formatted(code, what)));
  }

  private static Optional<String> fault(Optional<JsonNode> found) {
    if (found.isEmpty()) {
      return Optional.of("is not known to MOSIP");
    }
    return found.get().path("isActive").asBoolean()
        ? Optional.empty()
        : Optional.of("is not active at MOSIP");
  }
}
