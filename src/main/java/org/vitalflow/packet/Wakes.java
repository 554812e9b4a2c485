package org.vitalflow.packet;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.vitalflow.process.AnswerAwaited;

/**
 * An answer may be there before its case waits for it: whoever comes second hands it over; a sweep
 * catches the rest.
 */
@Component
class Wakes {
  private static final Duration SWEEP_AFTER = Duration.ofSeconds(5);

  private final Packets packets;
  private final PacketRows rows;
  private final Executor executor;
  private final InstantSource clock;

  Wakes(
      Packets packets,
      PacketRows rows,
      @Qualifier("wakes") Executor executor,
      InstantSource clock) {
    this.packets = packets;
    this.rows = rows;
    this.executor = executor;
    this.clock = clock;
  }

  /** On another thread: after commit the connection is still bound to the finished transaction. */
  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
  void caseWaits(AnswerAwaited awaited) {
    executor.execute(() -> packets.settle(awaited.rid()));
  }

  @Scheduled(fixedDelayString = "PT5S")
  void sweep() {
    rows.unsettled(clock.instant().minus(SWEEP_AFTER)).forEach(packets::settle);
  }
}
