package org.vitalflow.mosip;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.Mockito;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.env.MockEnvironment;
import org.vitalflow.mosip.Preflight.Code;
import org.vitalflow.mosip.Preflight.Line;
import org.vitalflow.mosip.Preflight.State;
import org.vitalflow.platform.NotNow;
import org.vitalflow.platform.OpeningHours;

/** What becomes of each way in which a check can end, and how it is told. */
@ExtendWith(OutputCaptureExtension.class)
class PreflightLinesTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:15:30Z");
  private static final Line WRONG = Line.wrong(Code.CENTRE, "10001", "is not known to MOSIP");

  private final Tokens tokens = Mockito.mock();

  private State stateAfter(RuntimeException failure) {
    Mockito.when(tokens.cookie()).thenReturn("x");
    Prerequisites one =
        () ->
            Map.of(
                Code.STATUS,
                () -> {
                  throw failure;
                });
    return new Preflight(tokens, List.of(one)).run().get(1).state();
  }

  @Test
  void anOperatorsFaultIsWrongAndAnOutageIsUnknown() {
    assertThat(stateAfter(new MosipMisconfigured("x"))).isEqualTo(State.WRONG);
    assertThat(stateAfter(new MosipUnavailable("x"))).isEqualTo(State.UNKNOWN);
    assertThat(stateAfter(new NotNow("x"))).isEqualTo(State.UNKNOWN);
  }

  @Test
  void aCheckThatBreaksOffIsUnknownAndItsWordsAreNotRepeated() {
    Mockito.when(tokens.cookie()).thenReturn("x");
    Prerequisites broken =
        () ->
            Map.of(
                Code.STATUS,
                () -> {
                  throw new IllegalStateException("words of another");
                });
    Line line = new Preflight(tokens, List.of(broken)).run().get(1);
    assertThat(line.state()).isEqualTo(State.UNKNOWN);
    assertThat(line.remedy()).doesNotContain("words").contains("IllegalStateException");
  }

  @Test
  void aLineIsToldOnceAndAgainWhenItHasChanged(CapturedOutput output) {
    var log = new PreflightLog();
    log.tell(List.of(WRONG));
    log.tell(List.of(WRONG));
    assertThat(output.getAll().split("CENTRE 10001: is not known to MOSIP", -1)).hasSize(2);
    assertThat(output).contains("WARN").contains("MOSIP pre-flight: CENTRE 10001");
    log.tell(List.of(Line.wrong(Code.CENTRE, "10001", "is not active")));
    assertThat(output).contains("CENTRE 10001: is not active");
    log.tell(List.of(Line.ok(Code.CENTRE)));
    assertThat(output).contains("CENTRE 10001 is in order now").contains("all that could be asked");
  }

  @Test
  void whatIsNotGrantedIsNoWarning(CapturedOutput output) {
    new PreflightLog().tell(List.of(new Line(Code.STATUS, "", State.NOT_GRANTED, "x")));
    assertThat(output).contains("STATUS (NOT_GRANTED)").doesNotContain("WARN");
  }

  @Test
  void aWrongLineIsADetailOfHealthAndLeavesItsWord() {
    Subscriptions subscriptions = Mockito.mock();
    Mockito.when(subscriptions.allAlive()).thenReturn(true);
    Preflight preflight = Mockito.mock();
    Mockito.when(preflight.lines()).thenReturn(List.of(WRONG));
    Mockito.when(tokens.cookie()).thenReturn("x");
    var health = new MosipHealth(tokens, subscriptions, preflight);
    assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    assertThat(health.health().getDetails()).containsEntry("preflight", List.of(WRONG));
    Mockito.when(tokens.cookie()).thenThrow(new MosipUnavailable("x"));
    assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
  }

  @Test
  void unconfirmedSubscriptionsAreDownHoweverTheLinesStand() {
    Preflight preflight = Mockito.mock();
    Mockito.when(tokens.cookie()).thenReturn("x");
    var health = new MosipHealth(tokens, Mockito.mock(), preflight);
    assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
  }

  private static Line subscription(
      @Nullable Instant asked, @Nullable Instant confirmed, @Nullable String refusal)
      throws MosipRefused {
    Subscriptions subscriptions = Mockito.mock();
    Mockito.when(subscriptions.states())
        .thenReturn(
            List.of(
                new SubscriptionState(
                    Topic.CREDENTIAL, "credential", true, asked, confirmed, null, refusal)));
    MosipSettings settings = Mockito.mock();
    Mockito.when(settings.resubscribe()).thenReturn(Duration.ofMinutes(15));
    Mockito.when(settings.clientId()).thenReturn("crvs");
    return new SubscriptionPrerequisites(subscriptions, settings, InstantSource.fixed(NOW))
        .checks()
        .get(Code.SUBSCRIPTION)
        .lines()
        .get(0);
  }

  @Test
  void aMissingRoleAtTheHubIsNamed() throws Exception {
    Line line = subscription(NOW, NOW, "NOT_AUTHORISED");
    assertThat(line.state()).isEqualTo(State.WRONG);
    assertThat(line.name()).isEqualTo("SUBSCRIPTION CREDENTIAL");
    assertThat(line.remedy()).contains("SUBSCRIBE_CREDENTIAL_ISSUED_INDIVIDUAL").contains("`crvs`");
  }

  @Test
  void aHubThatNeverCallsBackIsWrongButNotAtOnce() throws Exception {
    assertThat(subscription(null, null, null).state()).isEqualTo(State.UNKNOWN);
    assertThat(subscription(NOW.minusSeconds(5), null, null).state()).isEqualTo(State.UNKNOWN);
    Line line = subscription(NOW.minusSeconds(90), null, null);
    assertThat(line.state()).isEqualTo(State.WRONG);
    assertThat(line.remedy()).contains("MOSIP_CALLBACK_BASE_URL").contains("/websub/credential");
    assertThat(subscription(NOW.minusSeconds(5), NOW.minusSeconds(7200), null).state())
        .isEqualTo(State.WRONG);
    assertThat(subscription(NOW, NOW.minusSeconds(60), null).state()).isEqualTo(State.OK);
    assertThat(subscription(NOW, null, "UNAVAILABLE").state()).isEqualTo(State.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({
    "https://crvs.example, OK",
    "https://crvs.example:8443/crvs, OK",
    "http://crvs.example, WRONG",
    "https://localhost:8080, WRONG",
    "https://127.0.0.1, WRONG",
    "crvs.example, WRONG",
    "https://crvs.example?x=1, WRONG",
    "'https://crvs example', WRONG"
  })
  void inProductionTheCallbackIsHttpsAndNotThisMachine(String url, State state) throws Exception {
    MosipSettings settings = Mockito.mock();
    Mockito.when(settings.callbackBaseUrl()).thenReturn(url);
    Line line =
        new LocalPrerequisites(
                settings, Mockito.mock(SharedIdentifiers.class), new MockEnvironment())
            .checks()
            .get(Code.CALLBACK)
            .lines()
            .get(0);
    assertThat(line.state()).as(line.remedy()).isEqualTo(state);
  }

  @ParameterizedTest
  @CsvSource({
    "00:00:00, 23:59:59, 00:00, 00:00, true",
    "00:00:00, 23:59:00, 00:00, 00:00, true",
    "09:00:00, 17:00:00, 00:00, 00:00, false",
    "09:00:00, 17:00:00, 09:00, 17:00, true",
    "09:00:00, 17:00:00, 08:00, 17:00, false",
    "09:00:00, 17:00:00, 09:00, 17:01, false",
    "'', '', 00:00, 00:00, true"
  })
  void thePacksHoursMustLieWithinTheCentres(
      String start, String end, LocalTime opens, LocalTime closes, boolean within) {
    var centre =
        new ObjectMapper()
            .createObjectNode()
            .put("centerStartTime", start)
            .put("centerEndTime", end);
    var hours =
        new OpeningHours(
            opens, closes, EnumSet.allOf(java.time.DayOfWeek.class), java.util.Set.of());
    assertThat(CentreHours.of(centre).contain(hours)).isEqualTo(within);
  }
}
