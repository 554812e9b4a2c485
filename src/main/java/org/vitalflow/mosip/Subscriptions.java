package org.vitalflow.mosip;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Our subscriptions at the hub. The hub forgets a subscriber after one failed delivery and says
 * nothing, so we ask again every {@code MOSIP_RESUBSCRIBE}; one node of many does it.
 */
@Component
public class Subscriptions {
  /** The hub calls back within a minute, or not at all. */
  private static final Duration CALLED_BACK_WITHIN = Duration.ofMinutes(2);

  private static final Duration DELIVERY_NOTED_EVERY = Duration.ofSeconds(5);
  private static final String CHALLENGE = "[\\x21-\\x7e]{1,256}";

  private final SubscriptionRows rows;
  private final CallbackSecrets secrets;
  private final MosipSettings settings;
  private final SignalSettings signals;
  private final InstantSource clock;
  private final Map<String, Instant> lastDelivery = new ConcurrentHashMap<>();

  Subscriptions(
      SubscriptionRows rows,
      CallbackSecrets secrets,
      MosipSettings settings,
      SignalSettings signals,
      InstantSource clock) {
    this.rows = rows;
    this.secrets = secrets;
    this.settings = settings;
    this.signals = signals;
    this.clock = clock;
  }

  /**
   * Takes in what the hub asks or says at a callback path.
   *
   * @param hubName the hub's name of the topic
   * @param challenge what the hub wants to hear again; may be empty
   * @param reason why the hub denies; may be empty
   * @return whether it is about something we asked for, so that it is ours to answer
   */
  public boolean heard(String path, String mode, String hubName, String challenge, String reason) {
    Optional<SubscriptionRow> row =
        rows.find(path)
            .filter(known -> known.askedAt() != null)
            .filter(known -> normal(nameOf(known.topic())).equals(normal(hubName)));
    return row.isPresent() && heard(row.get(), mode, challenge.matches(CHALLENGE), reason);
  }

  private boolean heard(SubscriptionRow row, String mode, boolean challenged, String reason) {
    boolean leaving = row.leavingAt() != null;
    boolean alive =
        mode.equals("subscribe") && challenged
            || mode.equals("denied") && HubAnswer.isAlreadyRegistered(reason);
    if (!leaving && alive) {
      confirmed(row.path());
      return true;
    }
    boolean gone = mode.equals("unsubscribe") && challenged || mode.equals("denied");
    if (leaving && gone) {
      rows.left(row.path(), clock.instant());
      return true;
    }
    return false;
  }

  void confirmed(String path) {
    rows.confirmed(path, clock.instant(), CALLED_BACK_WITHIN, settings.resubscribe());
  }

  /** The hub takes names for the same that differ only in signs. */
  private static String normal(String topic) {
    return topic.replaceAll("[^A-Za-z0-9]", "_");
  }

  /** Something signed came by this path; noted every few seconds only. */
  public void delivered(String path) {
    Instant now = clock.instant();
    Instant before = lastDelivery.getOrDefault(path, Instant.EPOCH);
    if (before.plus(DELIVERY_NOTED_EVERY).isBefore(now)) {
      lastDelivery.put(path, now);
      try {
        rows.delivered(path, now);
      } catch (DataAccessException e) {
        // the delivery itself is what counts
        lastDelivery.remove(path);
      }
    }
  }

  /** The hub's name of a topic. */
  public String nameOf(Topic topic) {
    return topic.name(settings.partnerId());
  }

  /** Whether MOSIP's operator granted this topic. */
  public boolean areGranted(Topic topic) {
    return signals.topics().contains(topic);
  }

  /**
   * Whether every topic that a case needs was once confirmed: what MOSIP says before that is never
   * delivered.
   */
  public boolean allConfirmedOnce() {
    return confirmedSince(Instant.EPOCH);
  }

  /** Whether the hub has answered for every needed topic within the last three rounds of asking. */
  boolean allAlive() {
    return confirmedSince(clock.instant().minus(settings.resubscribe().multipliedBy(3)));
  }

  private boolean confirmedSince(Instant since) {
    return rows.confirmedSince(since)
        .containsAll(
            signals.topics().stream()
                .filter(Topic::isNeeded)
                .map(Topic::name)
                .collect(Collectors.toSet()));
  }

  /** How each granted topic stands, a path that is being left too. */
  public List<SubscriptionState> states() {
    return Arrays.stream(Topic.values())
        .filter(signals.topics()::contains)
        .flatMap(this::states)
        .toList();
  }

  private Stream<SubscriptionState> states(Topic topic) {
    String generation = secrets.current().generation();
    List<SubscriptionState> known =
        rows.of(topic).stream()
            .filter(row -> row.leftAt() == null)
            .map(
                row ->
                    new SubscriptionState(
                        topic,
                        row.path(),
                        row.generation().equals(generation),
                        row.askedAt(),
                        row.confirmedAt(),
                        row.lastDeliveryAt(),
                        row.refusal()))
            .toList();
    return known.isEmpty()
        ? Stream.of(new SubscriptionState(topic, topic.path(), true, null, null, null, null))
        : known.stream();
  }
}
