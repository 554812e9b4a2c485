package org.vitalflow.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the page at {@code /} shows: little enough to be asked for every two seconds. */
@RestController
class PageController {
  private static final int ROWS = 200;
  private static final Map<Place, List<Effect>> POSSIBLE = possible();

  private final Store store;
  private final Faults faults;

  PageController(Store store, Faults faults) {
    this.store = store;
    this.faults = faults;
  }

  /** The newest rows of a list, newest first, and how many there are in all. */
  record Newest<T>(int total, List<T> rows) {
    static <T> Newest<T> of(List<T> all) {
      List<T> rows = new ArrayList<>(all.subList(Math.max(0, all.size() - ROWS), all.size()));
      Collections.reverse(rows);
      return new Newest<>(all.size(), rows);
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
    Newest<String> rids = Newest.of(List.copyOf(store.counts.all().keySet()));
    return new Overview(
        new Newest<>(rids.total(), rids.rows().stream().map(this::line).toList()),
        Newest.of(store.identities.values()),
        Newest.of(store.deliveries.values()),
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
    Optional<Rows.Workflow> flow = store.workflows.find(rid);
    Rows.Counts counts = store.counts.find(rid).orElse(new Rows.Counts(0, 0));
    return new Line(
        rid,
        packet.map(Rows.Packet::at).or(() -> flow.map(Rows.Workflow::at)).orElse(null),
        packet.map(one -> one.fields().get("fullName")).orElse(null),
        packet.map(Rows.Packet::process).or(() -> flow.map(Rows.Workflow::process)).orElse(null),
        counts.created(),
        counts.triggered(),
        flow.isPresent() ? 1 : 0,
        flow.map(one -> state(one, packet.isPresent()))
            .orElse(packet.isPresent() ? "STORED" : "NOTHING_STORED"),
        flow.map(Rows.Workflow::failure).map(Failure::comment).orElse(null));
  }

  private String state(Rows.Workflow flow, boolean stored) {
    if (flow.outcome() != null) {
      return flow.outcome();
    }
    if (flow.failure() != null) {
      return "REPROCESS_FAILED";
    }
    if (flow.infoRequest() != null) {
      return "PAUSED";
    }
    if (!stored) {
      return "NO_PACKET";
    }
    return store.pending.find(flow.rid()).isPresent() ? "PROCESSING" : "NEVER";
  }
}
