package org.vitalflow.mosip;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;

/**
 * Our subscriptions at the hub. The hub forgets a subscriber after one failed delivery and says
 * nothing, so we ask again every {@code MOSIP_RESUBSCRIBE}; one node of many does it.
 */
@Component
public class Subscriptions {
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(10);
  private static final Duration UNCONFIRMED_GAP = Duration.ofSeconds(3);

  private final HubClient hub;
  private final Tokens tokens;
  private final MosipSettings settings;
  private final JdbcClient jdbc;
  private final InstantSource clock;

  Subscriptions(
      HubClient hub, Tokens tokens, MosipSettings settings, JdbcClient jdbc, InstantSource clock) {
    this.hub = hub;
    this.tokens = tokens;
    this.settings = settings;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Makes every topic due again. */
  void askAgain() {
    jdbc.sql("update subscription set asked_at = 'epoch'").update();
  }

  /**
   * Asks the hub for the topic if it is due; the claim is one statement, so no two nodes ask at
   * once.
   */
  void renew(Topic topic) {
    if (claim(topic)) {
      try {
        ask(topic);
      } catch (RuntimeException e) {
        askSoon(topic);
        throw e;
      }
    }
  }

  /** An outage of a minute must not cost a whole round. */
  private void askSoon(Topic topic) {
    Instant asked = clock.instant().minus(settings.resubscribe()).plus(AFTER_FAILURE);
    jdbc.sql("update subscription set asked_at = ? where topic = ? and confirmed_at is not null")
        .params(Timestamp.from(asked), topic.name())
        .update();
  }

  private boolean claim(Topic topic) {
    Instant now = clock.instant();
    return jdbc.sql(
                """
                insert into subscription (topic, asked_at) values (:topic, :now)
                on conflict (topic) do update set asked_at = :now
                where subscription.asked_at < :due
                   or (subscription.confirmed_at is null and subscription.asked_at < :soon)
                """)
            .param("topic", topic.name())
            .param("now", Timestamp.from(now))
            .param("due", Timestamp.from(now.minus(settings.resubscribe())))
            .param("soon", Timestamp.from(now.minus(UNCONFIRMED_GAP)))
            .update()
        == 1;
  }

  private void ask(Topic topic) {
    var form = new LinkedMultiValueMap<String, String>();
    form.put("hub.mode", List.of("subscribe"));
    form.put("hub.topic", List.of(nameOf(topic)));
    form.put("hub.callback", List.of(settings.callbackBaseUrl() + "/websub/" + topic.path()));
    form.put("hub.secret", List.of(settings.websubSecret()));
    MosipAnswer answer = MosipAnswer.of("subscribe", () -> hub.subscribe(tokens.cookie(), form));
    if (answer.status() != 202 && answer.status() != 200) {
      throw new MosipUnavailable(
          "subscribe: HTTP %d (500 means our client lacks the topic's role)"
              .formatted(answer.status()));
    }
  }

  /** The hub's name of a topic. */
  public String nameOf(Topic topic) {
    return topic.name(settings.partnerId());
  }

  /** Whether we asked for this topic, so that its intent check is ours to answer. */
  public boolean asked(Topic topic, String hubName) {
    return nameOf(topic).equals(hubName)
        && jdbc.sql("select count(*) from subscription where topic = ? and asked_at is not null")
                .param(topic.name())
                .query(Integer.class)
                .single()
            == 1;
  }

  /** The hub checked our intent, or says that we are subscribed already. */
  public void confirmed(Topic topic) {
    jdbc.sql("update subscription set confirmed_at = ? where topic = ?")
        .params(Timestamp.from(clock.instant()), topic.name())
        .update();
  }

  /** Whether every topic was once confirmed: what MOSIP says before that is never delivered. */
  public boolean allConfirmedOnce() {
    return confirmedSince(Instant.EPOCH);
  }

  /** Whether the hub has answered for every topic within the last three rounds of asking. */
  boolean allAlive() {
    return confirmedSince(clock.instant().minus(settings.resubscribe().multipliedBy(3)));
  }

  private boolean confirmedSince(Instant since) {
    return jdbc.sql("select count(*) from subscription where confirmed_at >= ?")
            .param(Timestamp.from(since))
            .query(Integer.class)
            .single()
        == Topic.values().length;
  }
}
