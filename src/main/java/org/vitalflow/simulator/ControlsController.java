package org.vitalflow.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The simulator's own controls: what it saw and did, and what shall go wrong. */
@RestController
@RequestMapping("/simulator")
class ControlsController {
  private final Store store;
  private final Calls calls;
  private final Faults faults;
  private final Identities identities;
  private final ObjectMapper strict;

  ControlsController(
      Store store, Calls calls, Faults faults, Identities identities, ObjectMapper json) {
    this.store = store;
    this.calls = calls;
    this.faults = faults;
    this.identities = identities;
    this.strict = json.copy().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
  }

  /** A RID as the simulator knows it. */
  record PacketView(
      String rid,
      @Nullable String process,
      @Nullable String source,
      int created,
      int triggered,
      int accepted,
      @Nullable String outcome,
      @Nullable String uin,
      Map<String, String> fields) {}

  @GetMapping("/packets")
  List<PacketView> packets() {
    return store.counts.all().keySet().stream().map(this::view).toList();
  }

  @GetMapping("/packets/{rid}")
  PacketView packet(@PathVariable String rid) {
    requireKnown(rid);
    return view(rid);
  }

  @GetMapping("/packets/{rid}/requests")
  List<Rows.Call> requests(@PathVariable String rid) {
    requireKnown(rid);
    return calls.of(rid);
  }

  @GetMapping("/identities")
  List<Rows.Identity> identities() {
    return store.identities.values();
  }

  @GetMapping("/deliveries")
  List<Rows.Delivery> deliveries() {
    return store.deliveries.values();
  }

  @PostMapping(path = "/faults", consumes = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  Fault addFault(@RequestBody String body) {
    Fault fault = read(body);
    if (fault == null || !fault.isPossible()) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
    faults.add(fault);
    return fault.left(fault.left());
  }

  private @Nullable Fault read(String body) {
    try {
      return strict.readValue(body, Fault.class);
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  @GetMapping("/faults")
  List<Fault> faults() {
    return faults.all();
  }

  @DeleteMapping("/faults")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void clearFaults() {
    faults.clear();
  }

  /** Everything is as after the first start, but subscriptions and keys stay. */
  @DeleteMapping("/state")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void reset() {
    store.update(
        change -> {
          List<Rows.Identity> people = identities.first();
          store.clear(change);
          identities.begin(change, people);
        });
  }

  /** Whether it runs, without anything of anybody. */
  @GetMapping("/health")
  Map<String, String> health() {
    return Map.of("status", "UP");
  }

  private void requireKnown(String rid) {
    if (!store.counts.has(rid)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
  }

  private PacketView view(String rid) {
    Rows.Packet packet = store.packets.find(rid).orElse(null);
    Workflow flow = store.workflows.find(rid).orElse(null);
    Rows.Counts counts = calls.counts(rid);
    return new PacketView(
        rid,
        packet != null ? packet.process() : flow != null ? flow.process() : null,
        packet != null ? packet.source() : flow != null ? flow.source() : null,
        counts.created(),
        counts.triggered(),
        flow == null ? 0 : 1,
        flow == null ? null : flow.outcome(),
        flow == null ? null : flow.uin(),
        packet == null ? Map.of() : packet.fields());
  }
}
