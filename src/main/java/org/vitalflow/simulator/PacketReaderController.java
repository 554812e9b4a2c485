package org.vitalflow.simulator;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The packet manager's answer whether a packet is stored, and what is in it. */
@RestController
class PacketReaderController {
  private static final String ID = "mosip.registration.packet.reader";
  private static final String VERSION = "v1";

  private final Store store;

  PacketReaderController(Store store) {
    this.store = store;
  }

  /** The envelope; MOSIP checks none of it but the id of the packet. */
  record Asked(@Nullable Request request) {
    record Request(@Nullable String id) {}
  }

  @PostMapping("/commons/v1/packetmanager/info")
  Envelope info(@RequestBody Asked asked) {
    if (asked.request() == null) {
      throw new ResponseStatusException(HttpStatus.INTERNAL_SERVER_ERROR);
    }
    return store
        .packets
        .find(String.valueOf(asked.request().id()))
        .map(packet -> Envelope.of(ID, VERSION, view(packet), List.of()))
        .orElseGet(
            () -> Envelope.error(ID, VERSION, "KER-PUT-027", "Requested object does not exist"));
  }

  private static Map<String, Object> view(Rows.Packet packet) {
    Map<String, Object> part =
        Map.of(
            "source", packet.source(),
            "process", packet.process(),
            "lastModified", Envelope.time(packet.at()),
            "demographics", List.copyOf(packet.fields().keySet()),
            "biometrics", List.of(),
            "documents",
                packet.documents().keySet().stream()
                    .collect(Collectors.toMap(name -> name, name -> name)));
    return Map.of(
        "packetId", packet.rid(), "info", List.of(part), "tags", Map.<String, String>of());
  }
}
