package org.vitalflow.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What MOSIP's stages ask of a packet's centre, machine and officer. */
@Component
class StationValidator {
  private final MasterData data;
  private final ObjectMapper json;

  StationValidator(MasterData data, ObjectMapper json) {
    this.data = data;
    this.json = json;
  }

  /** Why the centre or the machine is refused, or null. */
  @Nullable Failure ofPlace(Rows.Packet packet) {
    Map<String, String> labels = labels(packet, "metaData");
    Optional<MasterData.Station> centre = data.ofCentre(labels.getOrDefault("centerId", ""));
    if (centre.isEmpty()) {
      return Failure.CENTRE_UNKNOWN;
    }
    Optional<MasterData.Station> machine = data.ofMachine(labels.getOrDefault("machineId", ""));
    if (!centre.get().active()) {
      return Failure.CENTRE_INACTIVE;
    }
    // MOSIP's code for it; the master data of 1.3 itself looks at holidays alone
    if (!centre.get().hours().contain(packet.at())) {
      return Failure.CLOSED;
    }
    if (machine.isEmpty()) {
      return Failure.MACHINE_UNKNOWN;
    }
    return machine.get().active() ? null : Failure.MACHINE_INACTIVE;
  }

  /** Why the officer is refused, or null; a supervisor does in place of one. */
  @Nullable Failure ofOfficer(Rows.Packet packet) {
    Map<String, String> place = labels(packet, "metaData");
    Map<String, String> labels = labels(packet, "operationsData");
    String role = labels.containsKey("officerId") ? "officer" : "supervisor";
    String officer = labels.get(role + "Id");
    if (officer == null) {
      return Failure.NO_OFFICER;
    }
    if (data.ofOfficer(officer).filter(MasterData.Station::active).isEmpty()) {
      return Failure.OFFICER_INACTIVE;
    }
    if (!"true".equals(labels.get(role + "Password"))
        && !"true".equals(labels.get(role + "OTPAuthentication"))) {
      return Failure.OFFICER_NOT_AUTHENTICATED;
    }
    String centre = place.getOrDefault("centerId", "");
    String machine = place.getOrDefault("machineId", "");
    return data.mapping(centre, machine, officer).isPresent() ? null : Failure.NOT_MAPPED;
  }

  private Map<String, String> labels(Rows.Packet packet, String name) {
    Map<String, String> labels = new LinkedHashMap<>();
    try {
      for (JsonNode entry : json.readTree(packet.metaInfo().getOrDefault(name, "[]"))) {
        if (entry.path("value").isTextual()) {
          labels.put(entry.path("label").asText(), entry.path("value").asText());
        }
      }
    } catch (JsonProcessingException e) {
      return Map.of();
    }
    return labels;
  }
}
