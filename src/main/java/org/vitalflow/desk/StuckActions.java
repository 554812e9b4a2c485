package org.vitalflow.desk;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Component;
import org.vitalflow.packet.Packets;
import org.vitalflow.packet.Waiting;
import org.vitalflow.platform.Staff;
import org.vitalflow.platform.StaffRole;
import org.vitalflow.process.CaseTransactions;
import org.vitalflow.process.EngineWatch;
import org.vitalflow.process.FailedStep;
import org.vitalflow.registry.Events;
import org.vitalflow.registry.OperatorActions;
import org.vitalflow.websub.KeptDeliveries;

/** What operators may do about stuck cases; each act is journaled with its change. */
@Component
class StuckActions {
  /** The steps that tell MOSIP something. */
  private static final Set<String> SENDING =
      Set.of("ServiceTask_CreatePacket", "ServiceTask_TriggerProcessing");

  private final EngineWatch watch;
  private final Waiting waiting;
  private final Packets packets;
  private final KeptDeliveries deliveries;
  private final OperatorActions actions;
  private final Events events;
  private final CaseTransactions transactions;

  StuckActions(
      EngineWatch watch,
      Waiting waiting,
      Packets packets,
      KeptDeliveries deliveries,
      OperatorActions actions,
      Events events,
      CaseTransactions transactions) {
    this.watch = watch;
    this.waiting = waiting;
    this.packets = packets;
    this.deliveries = deliveries;
    this.actions = actions;
    this.events = events;
    this.transactions = transactions;
  }

  /** Has a failed step tried once more; gives the message that says what became of it. */
  String retry(Staff person, String jobId) {
    var said = new AtomicReference<>("desk.stuck.gone");
    transactions.run(
        () ->
            watch
                .failed(jobId)
                .filter(step -> mends(person, step.eventId()))
                .ifPresent(step -> said.set(retry(person, step))));
    return said.get();
  }

  /** A packet of which everything is said is told to nobody again. */
  private String retry(Staff person, FailedStep step) {
    String rid = step.rid();
    if (rid != null && SENDING.contains(step.step()) && waiting.isOver(rid)) {
      return "desk.stuck.over";
    }
    watch.retry(step);
    actions.note(person.name(), person.office(), "STEP_RETRIED", step.step(), step.eventId(), "");
    return "desk.stuck.retried";
  }

  /** Asks MOSIP about a packet. */
  String ask(Staff person, String rid) {
    Optional<UUID> event = packets.eventOf(rid).filter(id -> mends(person, id));
    if (event.isEmpty()) {
      return "desk.stuck.gone";
    }
    if (!waiting.ask(rid)) {
      return "desk.stuck.asked-before";
    }
    actions.note(person.name(), person.office(), "MOSIP_ASKED", rid, event.get(), "");
    return "desk.stuck.asked";
  }

  /** Puts a delivery back, or gives it up, which needs a reason. */
  String delivery(Staff person, UUID id, boolean back, String reason) {
    if (!back && reason.isBlank()) {
      return "desk.deliveries.why";
    }
    var said = new AtomicReference<>("desk.deliveries.gone");
    transactions.run(
        () ->
            deliveries
                .find(id)
                .filter(kept -> back ? deliveries.replay(id) : deliveries.discard(id))
                .ifPresent(
                    kept -> {
                      actions.note(
                          person.name(),
                          person.office(),
                          back ? "DELIVERY_PUT_BACK" : "DELIVERY_DISCARDED",
                          id.toString(),
                          Optional.ofNullable(kept.rid()).flatMap(packets::eventOf).orElse(null),
                          reason);
                      said.set(back ? "desk.deliveries.back" : "desk.deliveries.discarded");
                    }));
    return said.get();
  }

  /** Whether this person may mend this case. */
  private boolean mends(Staff person, UUID eventId) {
    return person.has(StaffRole.ADMIN)
        || person.has(StaffRole.IDOPS)
            && events.find(eventId).filter(e -> e.office().equals(person.office())).isPresent();
  }
}
