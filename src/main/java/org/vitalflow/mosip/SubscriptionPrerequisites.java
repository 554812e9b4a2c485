package org.vitalflow.mosip;

import static org.vitalflow.mosip.Preflight.Code.SUBSCRIPTION;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.vitalflow.mosip.Preflight.Code;
import org.vitalflow.mosip.Preflight.Line;
import org.vitalflow.mosip.Preflight.State;

/** Whether MOSIP's hub will tell us what becomes of the packets. */
@Component
class SubscriptionPrerequisites implements Prerequisites {
  /** A hub that means to call back has done so by then. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Subscriptions subscriptions;
  private final MosipSettings settings;
  private final InstantSource clock;

  SubscriptionPrerequisites(
      Subscriptions subscriptions, MosipSettings settings, InstantSource clock) {
    this.subscriptions = subscriptions;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public Map<Code, Check> checks() {
    return Map.of(SUBSCRIPTION, this::lines);
  }

  private List<Line> lines() {
    List<Line> faults =
        subscriptions.states().stream()
            .filter(SubscriptionState::current)
            .flatMap(state -> fault(state).stream())
            .toList();
    return faults.isEmpty() ? List.of(Line.ok(SUBSCRIPTION)) : faults;
  }

  private Optional<Line> fault(SubscriptionState state) {
    Topic topic = state.topic();
    String about = topic.name();
    if ("NOT_AUTHORISED".equals(state.refusal())) {
      return Optional.of(
          Line.wrong(
              SUBSCRIPTION,
              about,
              "MOSIP's hub refuses our client `%s`: give it the role %s, or leave %s out of MOSIP_TOPICS"
                  .formatted(settings.clientId(), topic.role(), about)));
    }
    Instant now = clock.instant();
    Instant confirmed = state.confirmed();
    if (confirmed != null && confirmed.isAfter(now.minus(settings.resubscribe().multipliedBy(3)))) {
      return Optional.empty();
    }
    if (state.refusal() != null) {
      return Optional.of(
          new Line(
              SUBSCRIPTION,
              about,
              State.UNKNOWN,
              "MOSIP's hub does not answer as a hub should; it is asked again. If this stays, see MOSIP_HUB_URL"));
    }
    Instant asked = state.asked();
    return Optional.of(
        confirmed == null && (asked == null || asked.isAfter(now.minus(PATIENCE)))
            ? new Line(SUBSCRIPTION, about, State.UNKNOWN, "is being asked for")
            : Line.wrong(
                SUBSCRIPTION,
                about,
                "MOSIP's hub takes our requests but does not call back: MOSIP_CALLBACK_BASE_URL must lead from the hub to us, followed by /websub/%s"
                    .formatted(state.path())));
  }
}
