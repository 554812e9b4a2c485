package org.vitalflow.mosip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vitalflow.mosip.Facades.said;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TokensTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private Instant now = NOON;
  private final AtomicInteger fetched = new AtomicInteger();
  private final Facades facades = new Facades((InstantSource) () -> now);

  private void tokensOf(String life) {
    facades.token =
        () ->
            said(
                200,
                "{\"access_token\":\"t%d\",\"expires_in\":%s}"
                    .formatted(fetched.incrementAndGet(), life));
  }

  private String cookieAt(Duration later) {
    now = NOON.plus(later);
    return facades.tokens.cookie();
  }

  @Test
  void aTokenOfTwoSecondsIsKeptForOneAndAHalf() {
    tokensOf("2");
    assertThat(cookieAt(Duration.ZERO)).isEqualTo("Authorization=t1");
    assertThat(cookieAt(Duration.ofMillis(1499))).isEqualTo("Authorization=t1");
    assertThat(cookieAt(Duration.ofMillis(1500))).isEqualTo("Authorization=t2");
  }

  @Test
  void aTokenOfFiveMinutesIsKeptUntilHalfAMinuteBeforeItsEnd() {
    tokensOf("300");
    assertThat(cookieAt(Duration.ZERO)).isEqualTo("Authorization=t1");
    assertThat(cookieAt(Duration.ofSeconds(269))).isEqualTo("Authorization=t1");
    assertThat(cookieAt(Duration.ofSeconds(270))).isEqualTo("Authorization=t2");
  }

  @Test
  void aTokenThatSaysItLivesForEverIsKeptForADayAtMost() {
    tokensOf("9223372036854775807");
    cookieAt(Duration.ZERO);
    assertThat(cookieAt(Duration.ofHours(25))).isEqualTo("Authorization=t2");
  }

  @Test
  void aLifeWrittenAsTextCountsToo() {
    tokensOf("\"60\"");
    cookieAt(Duration.ZERO);
    assertThat(cookieAt(Duration.ofSeconds(44))).isEqualTo("Authorization=t1");
  }

  @Test
  void aRefusedTokenIsReplacedOnceAndTheCallGoesThrough() throws MosipRefused {
    tokensOf("300");
    facades.api =
        cookie ->
            cookie.endsWith("t1")
                ? said(401, "{}{}")
                : said(200, "{\"response\":{\"workflowInstanceId\":\"1\"}}");
    facades.workflows.trigger(Facades.TRIGGER);
    assertThat(facades.cookies).containsExactly("Authorization=t1", "Authorization=t2");
  }

  @Test
  void aTokenThatIsRefusedTwiceIsNotTriedAThirdTime() {
    tokensOf("300");
    facades.api = cookie -> said(401, "");
    assertThatThrownBy(() -> facades.workflows.trigger(Facades.TRIGGER))
        .isInstanceOf(MosipMisconfigured.class)
        .hasMessageContaining("client `crvs` is not in MOSIP's allowed audiences");
    assertThat(facades.cookies).hasSize(2);
    assertThat(fetched).hasValue(2);
  }

  @Test
  void forgettingATokenThatWasReplacedForgetsNothing() {
    tokensOf("300");
    String first = facades.tokens.cookie();
    facades.tokens.forget(first);
    facades.tokens.cookie();
    facades.tokens.forget(first);
    assertThat(facades.tokens.cookie()).isEqualTo("Authorization=t2");
  }

  @Test
  void aFailureIsToldAgainForASecondWithoutANewRequest() {
    facades.token =
        () -> {
          fetched.incrementAndGet();
          return said(404, "");
        };
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(facades.tokens::cookie).isInstanceOf(MosipMisconfigured.class);
    }
    assertThat(fetched).hasValue(1);
    tokensOf("300");
    assertThat(cookieAt(Duration.ofMillis(1000))).isEqualTo("Authorization=t2");
  }

  static Stream<Arguments> answers() {
    return Stream.of(
        Arguments.of(200, "", MosipUnavailable.class, "200 with nothing in place of a token"),
        Arguments.of(200, "<html>upstream</html>", MosipUnavailable.class, "200 with HTML"),
        Arguments.of(200, "upstream", MosipUnavailable.class, "not one JSON object"),
        Arguments.of(200, "{\"expires_in\":300}", MosipUnavailable.class, "200 without a token"),
        Arguments.of(
            200,
            "{\"access_token\":\"up;str\\neam\",\"expires_in\":300}",
            MosipUnavailable.class,
            "200 without a token"),
        Arguments.of(
            200, "{\"access_token\":\"t\"}", MosipMisconfigured.class, "for how long the token"),
        Arguments.of(
            401,
            "{\"error\":\"invalid_client\",\"error_description\":\"upstream\"}",
            MosipMisconfigured.class,
            "client `crvs` is not known there"),
        Arguments.of(
            401,
            "{\"error\":\"unauthorized_client\",\"error_description\":\"upstream\"}",
            MosipMisconfigured.class,
            "the secret of client `crvs` is wrong (MOSIP_CLIENT_SECRET)"),
        Arguments.of(
            400,
            "{\"error\":\"unsupported_grant_type\"}",
            MosipMisconfigured.class,
            "service accounts"),
        Arguments.of(403, "upstream", MosipMisconfigured.class, "HTTP 403: client `crvs`"),
        Arguments.of(404, "{\"error\":\"upstream\"}", MosipMisconfigured.class, "no realm"),
        Arguments.of(302, "", MosipMisconfigured.class, "leads elsewhere"),
        Arguments.of(500, "<html>upstream", MosipUnavailable.class, "HTTP 500 with HTML"),
        Arguments.of(503, "", MosipUnavailable.class, "HTTP 503 with nothing"));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void eachAnswerThatIsNoTokenHasItsOwnMessage(
      int status, String body, Class<?> kind, String words) {
    facades.token = () -> said(status, body);
    assertThatThrownBy(facades.tokens::cookie)
        .isExactlyInstanceOf(kind)
        .hasMessageStartingWith("token: ")
        .hasMessageContaining(words)
        .hasMessageNotContaining("upstream")
        .hasMessageNotContaining("a-secret");
  }
}
