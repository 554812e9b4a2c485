package org.vitalflow.simulator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What MOSIP's own stages ask the master data about a packet (mosip-contract 6.1 and 7). */
@RestController
@RequestMapping("/v1/masterdata")
class MasterDataController {
  static final double SCHEMA_VERSION = 0.3;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  private final MasterData data;
  private final String schema;

  MasterDataController(MasterData data) throws IOException {
    this.data = data;
    this.schema =
        new ClassPathResource("simulator/id-schema.json")
            .getContentAsString(StandardCharsets.UTF_8);
  }

  /** Version 0 is the latest. */
  @GetMapping("/idschema/latest")
  Envelope schema(@RequestParam(defaultValue = "0") double schemaVersion) {
    if (schemaVersion != 0 && schemaVersion != SCHEMA_VERSION) {
      return error("KER-SCH-007", "Identity schema not found");
    }
    return ok(
        Map.of(
            "id", "crvs-schema",
            "idVersion", SCHEMA_VERSION,
            "title", "CRVS",
            "schemaJson", schema,
            "status", "PUBLISHED"));
  }

  @GetMapping("/registrationcenters/{id}/{language}")
  Envelope centre(@PathVariable String id, @PathVariable String language) {
    return answer(
        data.ofCentre(id),
        "KER-MSD-215",
        "Registration Center not found",
        one ->
            Map.of(
                "registrationCenters",
                List.of(
                    Map.of(
                        "id",
                        id,
                        "langCode",
                        language,
                        "centerStartTime",
                        TIME.format(one.hours().opens()),
                        "centerEndTime",
                        TIME.format(one.hours().closes()),
                        "isActive",
                        one.active()))));
  }

  /** Whether the centre works at that time, which MOSIP asks of a packet's creation. */
  @GetMapping("/registrationcenters/validate/{id}/{language}/{time}")
  Envelope open(@PathVariable String id, @PathVariable String time) {
    Instant moment;
    try {
      moment = Instant.parse(time);
    } catch (DateTimeParseException e) {
      return error("KER-MSD-236", "Invalid effective date time format");
    }
    return answer(
        data.ofCentre(id),
        "KER-MSD-215",
        "Registration Center not found",
        one -> Map.of("status", one.hours().contain(moment) ? "Valid" : "Invalid"));
  }

  @GetMapping("/machines/{id}")
  Envelope machine(@PathVariable String id) {
    return answer(
        data.ofMachine(id),
        "KER-MSD-030",
        "Machine not Found",
        one ->
            Map.of(
                "machines",
                List.of(Map.of("id", id, "regCenterId", one.centre(), "isActive", one.active()))));
  }

  @GetMapping("/users/{id}/{time}")
  Envelope officer(@PathVariable String id) {
    return answer(
        data.ofOfficer(id),
        "KER-USR-003",
        "User History not found",
        one ->
            Map.of(
                "userResponseDto",
                List.of(Map.of("id", id, "regCenterId", one.centre(), "isActive", one.active()))));
  }

  @GetMapping("/getregistrationmachineusermappinghistory/{time}/{centre}/{machine}/{officer}")
  Envelope mapping(
      @PathVariable String centre, @PathVariable String machine, @PathVariable String officer) {
    return answer(
        data.mapping(centre, machine, officer),
        "KER-MSD-038",
        "Center Machine User Mapping History not found",
        one ->
            Map.of(
                "registrationCenters",
                List.of(
                    Map.of(
                        "cntrId", centre,
                        "machineId", machine,
                        "usrId", officer,
                        "isActive", one.active()))));
  }

  private static Envelope answer(
      Optional<MasterData.Station> found,
      String code,
      String text,
      Function<MasterData.Station, Object> view) {
    return found.map(one -> ok(view.apply(one))).orElseGet(() -> error(code, text));
  }

  private static Envelope ok(Object response) {
    return Envelope.of(null, null, response, null);
  }

  private static Envelope error(String code, String text) {
    return Envelope.error(null, null, code, text);
  }
}
