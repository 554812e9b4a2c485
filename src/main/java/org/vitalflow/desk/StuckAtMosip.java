package org.vitalflow.desk;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.vitalflow.desk.Stuck.Reason;
import org.vitalflow.packet.Packets;
import org.vitalflow.packet.Waiting;
import org.vitalflow.registry.Events;
import org.vitalflow.websub.KeptDeliveries;

/**
 * Packets whose answer is overdue or that are held back, and what MOSIP said that cannot be read.
 */
@Component
class StuckAtMosip implements StuckSource {
  private static final int MOST_DELIVERIES = 1_000;

  private final Waiting waiting;
  private final Packets packets;
  private final KeptDeliveries deliveries;
  private final Events events;

  StuckAtMosip(Waiting waiting, Packets packets, KeptDeliveries deliveries, Events events) {
    this.waiting = waiting;
    this.packets = packets;
    this.deliveries = deliveries;
    this.events = events;
  }

  @Override
  public List<Stuck> stuck(Optional<String> office, int most) {
    return Stream.of(
            waiting.late(office, most).stream().map(one -> packet(Reason.ANSWER_OVERDUE, one)),
            waiting.held(office, most).stream().map(one -> packet(Reason.SENDS_HELD, one)),
            quarantined(office))
        .flatMap(stuck -> stuck)
        .toList();
  }

  private Stream<Stuck> quarantined(Optional<String> office) {
    List<KeptDeliveries.Kept> kept = deliveries.quarantined(MOST_DELIVERIES);
    Set<String> ours =
        kept.isEmpty()
            ? Set.of()
            : packets.known(kept.stream().map(KeptDeliveries.Kept::rid).distinct().toList());
    return kept.stream()
        .filter(one -> ours.contains(one.rid()))
        .flatMap(
            one ->
                Optional.ofNullable(one.rid())
                    .flatMap(packets::eventOf)
                    .filter(event -> isOf(event, office))
                    .map(event -> delivery(event, one))
                    .stream());
  }

  private boolean isOf(UUID event, Optional<String> office) {
    return office.isEmpty() || events.get(event).office().equals(office.get());
  }

  private static Stuck packet(Reason reason, Waiting.Packet packet) {
    return new Stuck(
        packet.eventId(),
        reason,
        packet.rid(),
        packet.since(),
        packet.dueAt(),
        packet.rid(),
        null,
        null,
        "");
  }

  private static Stuck delivery(UUID event, KeptDeliveries.Kept kept) {
    return new Stuck(
        event,
        Reason.DELIVERY_QUARANTINED,
        kept.id().toString(),
        kept.receivedAt(),
        null,
        kept.rid(),
        null,
        null,
        "");
  }
}
