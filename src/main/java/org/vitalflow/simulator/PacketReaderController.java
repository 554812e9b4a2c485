package org.vitalflow.simulator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The packet manager's answers about a stored packet: what is in it, and whether it is sound. */
@RestController
@RequestMapping("/commons/v1/packetmanager")
class PacketReaderController {
  private static final String ID = "mosip.registration.packet.reader";
  private static final String VERSION = "v1";

  private final Store store;
  private final PacketValidator validator;

  PacketReaderController(Store store, PacketValidator validator) {
    this.store = store;
    this.validator = validator;
  }

  /** The envelope; of source and process MOSIP finds the packet, here the RID is enough. */
  record Asked(@Nullable Request request) {
    /** What is asked; a field or fields only by the searches. */
    record Request(
        @Nullable String id, @Nullable String field, @Nullable List<@Nullable String> fields) {}
  }

  @PostMapping("/info")
  Envelope info(@RequestBody Asked asked) {
    return about(asked, PacketReaderController::view);
  }

  @PostMapping("/searchField")
  Envelope field(@RequestBody Asked asked) {
    String field = asked.request() == null ? null : asked.request().field();
    return about(asked, packet -> fields(packet, List.of(String.valueOf(field))));
  }

  @PostMapping("/searchFields")
  Envelope fields(@RequestBody Asked asked) {
    List<@Nullable String> names = asked.request() == null ? null : asked.request().fields();
    return about(asked, packet -> fields(packet, Objects.requireNonNullElse(names, List.of())));
  }

  @PostMapping("/metaInfo")
  Envelope metaInfo(@RequestBody Asked asked) {
    return about(
        asked,
        packet -> {
          Map<String, Object> meta = new LinkedHashMap<>(packet.metaInfo());
          meta.put("registrationId", packet.rid());
          meta.put("creationDate", Envelope.time(packet.at()));
          return Map.of("fields", meta);
        });
  }

  /**
   * What the first stage will say of the content; whether MOSIP's member is so named is inferred.
   */
  @PostMapping("/validatePacket")
  Envelope validate(@RequestBody Asked asked) {
    return about(asked, packet -> Map.of("valid", validator.ofContent(packet) == null));
  }

  private Envelope about(Asked asked, Function<Rows.Packet, Map<String, Object>> view) {
    if (asked.request() == null) {
      throw new ResponseStatusException(HttpStatus.INTERNAL_SERVER_ERROR);
    }
    return store
        .packets
        .find(String.valueOf(asked.request().id()))
        .map(packet -> Envelope.of(ID, VERSION, view.apply(packet), List.of()))
        .orElseGet(
            () -> Envelope.error(ID, VERSION, "KER-PUT-027", "Requested object does not exist"));
  }

  private static Map<String, Object> fields(Rows.Packet packet, List<@Nullable String> names) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    names.forEach(name -> values.put(String.valueOf(name), packet.fields().get(name)));
    return Map.of("fields", values);
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
