package org.vitalflow.websub;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** How many deliveries came, by what became of them at the door. */
@Component
class DeliveryCounts {
  private final Counter taken;
  private final Counter again;
  private final Counter forged;

  DeliveryCounts(MeterRegistry meters) {
    this.taken = counter(meters, "taken");
    this.again = counter(meters, "again");
    this.forged = counter(meters, "forged");
  }

  private static Counter counter(MeterRegistry meters, String what) {
    return Counter.builder("vitalflow.websub.deliveries")
        .description("Deliveries of MOSIP's hub: new ones, the same again, wrongly signed ones")
        .tag("what", what)
        .register(meters);
  }

  /** A signed delivery was stored, or, where it was not new, was there already. */
  void stored(boolean isNew) {
    (isNew ? taken : again).increment();
  }

  /** A delivery without our secret's signature was refused. */
  void forged() {
    forged.increment();
  }
}
