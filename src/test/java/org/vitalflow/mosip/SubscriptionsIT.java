package org.vitalflow.mosip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.verifyNoMoreInteractions;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vitalflow.MigratedDatabase;

/** Our side of the subscriptions, on a real database and a clock that the test moves. */
class SubscriptionsIT {
  private static final String COMPLETED = "REGISTRATION_PROCESSOR_WORKFLOW_COMPLETED_EVENT";
  private static final String CREDENTIAL = SignalTestSettings.CLIENT + "/CREDENTIAL_ISSUED";
  private static final Duration ROUND = SignalTestSettings.ROUND;

  private final MigratedDatabase database = new MigratedDatabase();
  private final Hub hub = mock(Hub.class);
  private Instant now = Instant.parse("2026-11-23T10:00:00Z");
  private Node node;

  /** One copy of the product with its secrets. */
  private final class Node {
    final Subscriptions subscriptions;
    final SubscriptionRenewal renewal;

    Node(String secret, String previous, Topic... topics) {
      InstantSource clock = () -> now;
      MosipSettings settings = SignalTestSettings.none().secret(secret).mosip();
      var signals = new SignalSettings(List.of(topics), previous, true);
      var secrets = new CallbackSecrets(settings, signals);
      var rows = new SubscriptionRows(database.jdbc);
      subscriptions = new Subscriptions(rows, secrets, settings, signals, clock);
      renewal =
          new SubscriptionRenewal(hub, rows, subscriptions, secrets, settings, signals, clock);
    }

    boolean verifies(String path, String topic) {
      return subscriptions.heard(path, "subscribe", topic, "challenge-1", "");
    }

    String pathOf(Topic topic) {
      return subscriptions.states().stream()
          .filter(state -> state.topic() == topic && state.current())
          .findFirst()
          .orElseThrow()
          .path();
    }
  }

  @BeforeEach
  void start() {
    node = new Node("first", "", Topic.values());
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void nothingIsAskedBeforeOurCallbackCanAnswer() {
    node.renewal.renew();
    verifyNoInteractions(hub);
  }

  @Test
  void aTopicThatIsNotGrantedIsNotAskedFor() {
    node = new Node("first", "", Topic.COMPLETED, Topic.CREDENTIAL);
    node.renewal.start();
    verify(hub).subscribe(Topic.COMPLETED, "completed", "first");
    verify(hub).subscribe(Topic.CREDENTIAL, "credential", "first");
    verifyNoMoreInteractions(hub);
    assertThat(node.subscriptions.states())
        .extracting(SubscriptionState::topic)
        .containsExactly(Topic.COMPLETED, Topic.CREDENTIAL);
  }

  @Test
  void oneNodeOfManyAsks() {
    node.renewal.start();
    Node other = new Node("first", "", Topic.values());
    clearInvocations(hub);
    other.renewal.renew();
    node.renewal.renew();
    verifyNoInteractions(hub);
  }

  @Test
  void sendingWaitsForTheNeededTopicsAndNotForThePausedOne() {
    doThrow(new MosipMisconfigured("role")).when(hub).subscribe(eq(Topic.PAUSED), any(), any());
    node.renewal.start();
    node.verifies("completed", COMPLETED);
    assertThat(node.subscriptions.allConfirmedOnce()).isFalse();
    node.verifies("credential", CREDENTIAL);
    assertThat(node.subscriptions.allConfirmedOnce()).isTrue();
    assertThat(node.subscriptions.allAlive()).isTrue();
    assertThat(state("paused").refusal()).isEqualTo("NOT_AUTHORISED");
  }

  @Test
  void whereACountryGrantsOnlyTheCredentialThatIsWhatIsWaitedFor() {
    node = new Node("first", "", Topic.CREDENTIAL);
    node.renewal.start();
    node.verifies("credential", CREDENTIAL);
    assertThat(node.subscriptions.allConfirmedOnce()).isTrue();
  }

  @Test
  void anUnansweredRequestIsRepeatedInSecondsAndAConfirmedOneInRounds() {
    node.renewal.start();
    later(Duration.ofSeconds(4));
    verify(hub, times(2)).subscribe(Topic.COMPLETED, "completed", "first");
    node.verifies("completed", COMPLETED);
    later(Duration.ofSeconds(4));
    verify(hub, times(2)).subscribe(Topic.COMPLETED, "completed", "first");
    later(ROUND);
    verify(hub, times(3)).subscribe(Topic.COMPLETED, "completed", "first");
  }

  @Test
  void anOutageCostsSecondsAndIsTold() {
    node.renewal.start();
    node.verifies("completed", COMPLETED);
    when(hub.subscribe(eq(Topic.COMPLETED), any(), any())).thenThrow(new MosipUnavailable("down"));
    later(ROUND.plusSeconds(1));
    assertThat(state("completed").refusal()).isEqualTo("UNAVAILABLE");
    clearInvocations(hub);
    later(Duration.ofSeconds(11));
    verify(hub).subscribe(Topic.COMPLETED, "completed", "first");
    assertThat(node.subscriptions.allConfirmedOnce()).isFalse();
  }

  @Test
  void aHubThatSaysAtOnceThatWeAreSubscribedConfirms() {
    when(hub.subscribe(eq(Topic.COMPLETED), any(), any())).thenReturn(true);
    node.renewal.start();
    assertThat(state("completed").confirmed()).isEqualTo(now);
  }

  @Test
  void theDenialOfASecondRegistrationConfirmsAndAnyOtherDoesNot() {
    node.renewal.start();
    assertThat(node.subscriptions.heard("completed", "denied", COMPLETED, "", "Topic is not known"))
        .isFalse();
    assertThat(state("completed").confirmed()).isNull();
    assertThat(
            node.subscriptions.heard(
                "completed",
                "denied",
                COMPLETED,
                "",
                "Subscriber has Already Registered with the Hub"))
        .isTrue();
    assertThat(state("completed").confirmed()).isEqualTo(now);
  }

  @Test
  void theHubMayNormaliseATopicsName() {
    node.renewal.start();
    assertThat(node.verifies("credential", CREDENTIAL.replaceAll("[^A-Za-z0-9]", "_"))).isTrue();
    assertThat(node.verifies("credential", "other/CREDENTIAL_ISSUED")).isFalse();
  }

  @Test
  void aStrangersCallLongAfterWeAskedConfirmsNothing() {
    node.renewal.start();
    node.verifies("completed", COMPLETED);
    Instant confirmed = now;
    now = now.plus(ROUND.minusSeconds(1));
    assertThat(node.verifies("completed", COMPLETED)).isTrue();
    assertThat(state("completed").confirmed()).isEqualTo(confirmed);
  }

  @Test
  void aChallengeThatCouldBeMarkupOrALineIsNotAnswered() {
    node.renewal.start();
    assertThat(node.subscriptions.heard("completed", "subscribe", COMPLETED, "a b\r\n", ""))
        .isFalse();
    assertThat(node.subscriptions.heard("completed", "subscribe", COMPLETED, "", "")).isFalse();
  }

  @Test
  void aDeliveryIsNotedEveryFewSecondsOnly() {
    node.renewal.start();
    node.subscriptions.delivered("completed");
    Instant first = now;
    now = now.plusSeconds(2);
    node.subscriptions.delivered("completed");
    assertThat(state("completed").lastDelivery()).isEqualTo(first);
    now = now.plusSeconds(4);
    node.subscriptions.delivered("completed");
    assertThat(state("completed").lastDelivery()).isEqualTo(now);
  }

  @Test
  void aNewSecretGoesToANewPathAndTheOldOneIsLeftARoundLater() {
    confirmedWithFirstSecret();
    node = new Node("second", "first", Topic.values());
    clearInvocations(hub);
    node.renewal.start();
    String path = node.pathOf(Topic.COMPLETED);
    assertThat(path).matches("completed-[0-9a-f]{8}");
    verify(hub).subscribe(Topic.COMPLETED, path, "second");
    verify(hub).subscribe(Topic.COMPLETED, "completed", "first");
    assertThat(node.verifies(path, COMPLETED)).isTrue();

    later(ROUND.minusSeconds(1));
    verify(hub, never()).unsubscribe(any(), any(), any());
    assertThat(node.subscriptions.heard("completed", "unsubscribe", COMPLETED, "c", "")).isFalse();

    later(Duration.ofSeconds(2));
    verify(hub).unsubscribe(Topic.COMPLETED, "completed", "first");
    assertThat(node.subscriptions.heard("completed", "unsubscribe", COMPLETED, "c", "")).isTrue();
    assertThat(node.subscriptions.states())
        .extracting(SubscriptionState::path)
        .contains(path)
        .doesNotContain("completed");

    clearInvocations(hub);
    node.verifies(path, COMPLETED);
    later(ROUND.plusSeconds(1));
    verify(hub, never()).subscribe(Topic.COMPLETED, "completed", "first");
    verify(hub, never()).unsubscribe(eq(Topic.COMPLETED), anyString(), any());
  }

  @Test
  void theOldPathIsKeptAsLongAsTheNewOneIsNotConfirmed() {
    confirmedWithFirstSecret();
    node = new Node("second", "first", Topic.values());
    node.renewal.start();
    for (int i = 0; i < 5; i++) {
      later(ROUND.plusSeconds(1));
    }
    verify(hub, never()).unsubscribe(any(), any(), any());
    assertThat(node.subscriptions.allConfirmedOnce()).isTrue();
  }

  @Test
  void aSecretThatComesBackHasItsPathAgain() {
    aNewSecretGoesToANewPathAndTheOldOneIsLeftARoundLater();
    node = new Node("first", "second", Topic.values());
    node.renewal.start();
    assertThat(node.pathOf(Topic.COMPLETED)).isEqualTo("completed");
    verify(hub).subscribe(Topic.COMPLETED, "completed", "first");
    assertThat(node.verifies("completed", COMPLETED)).isTrue();
  }

  @Test
  void subscriptionsFromBeforeKeepTheirPathsAndSecret() {
    try (var old = new MigratedDatabase("8")) {
      old.jdbc
          .sql(
              "insert into subscription (topic, asked_at, confirmed_at) values ('COMPLETED', now(), now())")
          .update();
      old.migrate("latest");
      var rows = new SubscriptionRows(old.jdbc);
      SubscriptionRow row = rows.current(Topic.COMPLETED, "0a1b2c3d");
      assertThat(row.path()).isEqualTo("completed");
      assertThat(row.firstConfirmedAt()).isNotNull();
      assertThat(rows.current(Topic.COMPLETED, "ffffffff").path()).isEqualTo("completed-ffffffff");
    }
  }

  private void confirmedWithFirstSecret() {
    node.renewal.start();
    node.verifies("completed", COMPLETED);
    node.verifies("credential", CREDENTIAL);
  }

  private SubscriptionState state(String path) {
    return node.subscriptions.states().stream()
        .filter(state -> state.path().equals(path))
        .findFirst()
        .orElseThrow();
  }

  private void later(Duration time) {
    now = now.plus(time);
    node.renewal.renew();
  }
}
