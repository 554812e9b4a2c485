package org.vitalflow.simulator;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Deliveries beside the real one, whose answers are noted and nothing more. */
@Component
class ExtraDeliveries {
  /** Of nobody: a sequence that no office of the demo has reached. */
  private static final String UNKNOWN_RID = "10001100019999920260101000000";

  private final Store store;
  private final Faults faults;
  private final Events events;
  private final HubCalls calls;

  ExtraDeliveries(Store store, Faults faults, Events events, HubCalls calls) {
    this.store = store;
    this.faults = faults;
    this.events = events;
    this.calls = calls;
  }

  /** The ones that are worse when they come first. */
  void before(Rows.Subscription to, Rows.Outbound event, Subject subject)
      throws InterruptedException {
    if (isHit(Effect.FORGE, subject)) {
      deliver(to, event, forged(event), to.secret() + "?", event.rid(), Effect.FORGE);
    }
    if (isHit(Effect.UNKNOWN_RID, subject)) {
      deliver(to, event, unknown(event), to.secret(), UNKNOWN_RID, Effect.UNKNOWN_RID);
    }
  }

  void after(Rows.Subscription to, Rows.Outbound event, Subject subject)
      throws InterruptedException {
    if (isHit(Effect.DUPLICATE, subject)) {
      deliver(to, event, event.body(), to.secret(), event.rid(), Effect.DUPLICATE);
    }
  }

  private boolean isHit(Effect effect, Subject subject) {
    return faults.take(Place.DELIVER, EnumSet.of(effect), subject).isPresent();
  }

  private void deliver(
      Rows.Subscription to,
      Rows.Outbound event,
      String body,
      String secret,
      String rid,
      Effect effect)
      throws InterruptedException {
    HubCalls.Answer answer = calls.deliver(to.callback(), event.topic(), body, secret);
    store.update(
        change ->
            change.add(
                store.deliveries,
                new Rows.Delivery(
                    event.topic(), rid, Instant.now(), answer.status(), effect.name())));
  }

  /** Says the opposite of the real event, so that believing it would show. */
  private String forged(Rows.Outbound event) {
    if (isCredential(event)) {
      return events.issued(events.credential(event.rid(), Numbers.vid(), Map.of()), null);
    }
    boolean good = event.body().contains("\"PROCESSED\"");
    return events.completed(event.rid(), "CRVS_NEW", good ? "REJECTED" : "PROCESSED");
  }

  private String unknown(Rows.Outbound event) {
    return isCredential(event)
        ? events.issued(events.credential(UNKNOWN_RID, Numbers.vid(), Map.of()), null)
        : events.completed(UNKNOWN_RID, "CRVS_NEW", "PROCESSED");
  }

  private static boolean isCredential(Rows.Outbound event) {
    return event.topic().equals(Topics.CREDENTIAL);
  }
}
