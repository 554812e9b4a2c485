package org.vitalflow.simulator;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the page at {@code /} shows: little enough to be asked for every two seconds. */
@RestController
class PageController {
  private static final int ROWS = 200;
  private static final Map<Place, List<Effect>> POSSIBLE = possible();

  private final Store store;
  private final Calls calls;
  private final Faults faults;

  PageController(Store store, Calls calls, Faults faults) {
    this.store = store;
    this.calls = calls;
    this.faults = faults;
  }

  /** The newest rows of a list, newest first, and how many there are in all. */
  record Newest<T>(int total, List<T> rows) {
    static <R, T> Newest<T> of(Table<R> table, Function<String, Optional<T>> row) {
      return new Newest<>(
          table.size(),
          table.newest(ROWS).stream().flatMap(key -> row.apply(key).stream()).toList());
    }
  }

  /**
   * A RID in a line.
   *
   * @param at when the packet was last stored, else when it was triggered
   * @param name the packet's {@code fullName}, as text of JSON
   * @param state the outcome, or what there is in place of one
   * @param reason what MOSIP's history says of one that was refused
   */
  record Line(
      String rid,
      @Nullable Instant at,
      @Nullable String name,
      @Nullable String process,
      int created,
      int triggered,
      int accepted,
      String state,
      @Nullable String reason) {}

  /**
   * Everything on the page.
   *
   * @param possible the effects that each place can have
   */
  record Overview(
      Newest<Line> packets,
      Newest<Rows.Identity> identities,
      Newest<Rows.Delivery> deliveries,
      List<Fault> faults,
      Map<Place, List<Effect>> possible) {}

  @GetMapping("/simulator/overview")
  Overview overview() {
    return new Overview(
        Newest.of(store.counts, rid -> Optional.of(line(rid))),
        Newest.of(store.identities, store.identities::find),
        Newest.of(store.deliveries, store.deliveries::find),
        faults.all(),
        POSSIBLE);
  }

  private static Map<Place, List<Effect>> possible() {
    Map<Place, List<Effect>> possible = new EnumMap<>(Place.class);
    for (Place place : Place.values()) {
      possible.put(place, Arrays.stream(Effect.values()).filter(place::has).toList());
    }
    return possible;
  }

  private Line line(String rid) {
    Optional<Rows.Packet> packet = store.packets.find(rid);
    Optional<Workflow> flow = store.workflows.find(rid);
    Rows.Counts counts = calls.counts(rid);
    return new Line(
        rid,
        packet.map(Rows.Packet::at).or(() -> flow.map(Workflow::at)).orElse(null),
        packet.map(one -> one.fields().get("fullName")).orElse(null),
        packet.map(Rows.Packet::process).or(() -> flow.map(Workflow::process)).orElse(null),
        counts.created(),
        counts.triggered(),
        flow.isPresent() ? 1 : 0,
        flow.map(one -> state(one, packet.isPresent()))
            .orElse(packet.isPresent() ? "STORED" : "NOTHING_STORED"),
        flow.map(Workflow::failure).map(Failure::comment).orElse(null));
  }

  private String state(Workflow flow, boolean stored) {
    String status = flow.status();
    if (!status.equals(Workflow.UNDER_WAY)) {
      return status;
    }
    if (!stored) {
      return "NO_PACKET";
    }
    return store.pending.has(flow.rid()) ? status : "NEVER";
  }
}
