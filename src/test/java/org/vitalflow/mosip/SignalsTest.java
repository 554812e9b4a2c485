package org.vitalflow.mosip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.vitalflow.mosip.CredentialRefused.Reason;
import org.vitalflow.platform.Ids;
import org.vitalflow.platform.TestKeys;

/** The hub's and the data share's answers, recorded, over the wire. */
class SignalsTest {
  private static RemoteStandIn remote;
  private static ConfigurableApplicationContext context;
  private static Hub hub;
  private static DataShare shares;

  @BeforeAll
  static void start() throws IOException {
    remote = new RemoteStandIn();
    String base = remote.base();
    context =
        new SpringApplicationBuilder(Clients.class)
            .web(WebApplicationType.NONE)
            .properties(
                Map.of(
                    "MOSIP_TOKEN_URL",
                    base + "/token",
                    "MOSIP_PACKETMANAGER_URL",
                    base,
                    "MOSIP_WORKFLOWMANAGER_URL",
                    base,
                    "MOSIP_HUB_URL",
                    base + "/hub",
                    "MOSIP_DATASHARE_URLS",
                    base,
                    "MOSIP_DATASHARE_HTTPS",
                    "false"))
            .properties(
                "MOSIP_CLIENT_ID=partner",
                "MOSIP_CLIENT_SECRET=s",
                "MOSIP_CALLBACK_BASE_URL=https://crvs.example",
                "MOSIP_PARTNER_ID=partner",
                "MOSIP_PARTNER_KEYSTORE=x",
                "MOSIP_PARTNER_KEYSTORE_PASSWORD=x",
                "MOSIP_WEBSUB_SECRET=the-secret")
            .run();
    hub = context.getBean(Hub.class);
    shares = context.getBean(DataShare.class);
  }

  @AfterAll
  static void stop() {
    context.close();
    remote.close();
  }

  @BeforeEach
  void nothingYet() {
    remote.asked.clear();
    remote.answers.clear();
  }

  @Test
  void aSubscriptionIsAskedForAsAFormWithTheTokenAsItsOnlyCookie() {
    remote.willAnswer(202, "");
    assertThat(hub.subscribe(Topic.CREDENTIAL, "credential", "the-secret")).isFalse();
    RemoteStandIn.Asked asked = remote.asked.get(0);
    assertThat(asked.cookie()).matches("Authorization=token-\\d+");
    assertThat(URLDecoder.decode(asked.body(), StandardCharsets.UTF_8).split("&"))
        .containsExactlyInAnyOrder(
            "hub.mode=subscribe",
            "hub.topic=partner/CREDENTIAL_ISSUED",
            "hub.callback=https://crvs.example/websub/credential",
            "hub.secret=the-secret");
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "202, ''",
    "202, hub.mode=accepted",
    "200, hub.mode=accepted",
    "200, hub.result=accepted"
  })
  void theHubAcceptsInSeveralWords(int status, String body) {
    remote.willAnswer(status, body);
    assertThat(hub.subscribe(Topic.COMPLETED, "completed", "s")).isFalse();
  }

  @Test
  void thatWeAreSubscribedAlreadyIsGoodNews() {
    remote.willAnswer(
        200, "hub.mode=denied&hub.reason=Subscriber+has+already+registered+with+the+Hub");
    assertThat(hub.subscribe(Topic.COMPLETED, "completed", "s")).isTrue();
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "500, hub.mode=denied&hub.reason=Secret+words",
    "200, hub.mode=denied&hub.reason=Secret+words",
    "401, Secret words",
    "403, Secret words"
  })
  void aRefusalIsTheOperatorsAndNamesTheRoleAfterAFreshTokenWasTried(int status, String body) {
    remote.willAnswer(status, body);
    remote.willAnswer(status, body);
    assertThatThrownBy(() -> hub.subscribe(Topic.PAUSED, "paused", "s"))
        .isInstanceOf(MosipMisconfigured.class)
        .hasMessageContaining("partner")
        .hasMessageContaining(
            "SUBSCRIBE_REGISTRATION_PROCESSOR_WORKFLOW_PAUSED_FOR_ADDITIONAL_INFO_EVENT_GENERAL")
        .hasMessageNotContaining("Secret");
    assertThat(remote.asked).extracting(RemoteStandIn.Asked::cookie).doesNotHaveDuplicates();
  }

  @Test
  void aRefusalOfTheCredentialsSaysThatClientAndPartnerMustBeOne() {
    remote.willAnswer(500, "hub.mode=denied&hub.reason=x");
    remote.willAnswer(500, "hub.mode=denied&hub.reason=x");
    assertThatThrownBy(() -> hub.subscribe(Topic.CREDENTIAL, "credential", "s"))
        .hasMessageContaining("SUBSCRIBE_CREDENTIAL_ISSUED_INDIVIDUAL")
        .hasMessageContaining("MOSIP_CLIENT_ID must equal MOSIP_PARTNER_ID");
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "200, ''",
    "200, <html>log in</html>",
    "200, {\"hub.mode\":\"accepted\"}",
    "302, http://127.0.0.1/elsewhere",
    "404, ''",
    "500, ''",
    "500, %zz=%",
    "503, hub.mode=accepted"
  })
  void anythingElseIsNoAcceptance(int status, String body) {
    remote.willAnswer(status, body);
    assertThatThrownBy(() -> hub.subscribe(Topic.COMPLETED, "completed", "s"))
        .isExactlyInstanceOf(MosipUnavailable.class)
        .hasMessageNotContaining("127.0.0.1")
        .hasMessageNotContaining("html");
    assertThat(remote.asked).hasSize(1);
  }

  @Test
  void aReceiptIsPublishedAsMosipReadsIt() throws IOException {
    remote.willAnswer(200, "hub.mode=accepted");
    context.getBean(CredentialReceipts.class).publish("request-1");
    RemoteStandIn.Asked asked = remote.asked.get(0);
    assertThat(asked.target())
        .isEqualTo("/hub?hub.mode=publish&hub.topic=CREDENTIAL_STATUS_UPDATE");
    JsonNode body = new ObjectMapper().readTree(asked.body());
    assertThat(body.path("topic").asText()).isEqualTo("CREDENTIAL_STATUS_UPDATE");
    assertThat(body.path("publisher").asText()).isEqualTo("partner");
    assertThat(body.at("/event/requestId").asText()).isEqualTo("request-1");
    assertThat(body.at("/event/status").asText()).isEqualTo("STORED");
    assertThat(body.at("/event/url").isNull()).isTrue();
    assertThat(body.at("/event/timestamp").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.*\\.\\d{3}Z");
  }

  @Test
  void aRefusedReceiptNamesItsRole() {
    remote.willAnswer(200, "hub.mode=denied&hub.reason=x");
    remote.willAnswer(200, "hub.mode=denied&hub.reason=x");
    assertThatThrownBy(() -> context.getBean(CredentialReceipts.class).publish("request-1"))
        .isInstanceOf(MosipMisconfigured.class)
        .hasMessageContaining("PUBLISH_CREDENTIAL_STATUS_UPDATE_GENERAL");
  }

  @Test
  void aShareIsFetchedWithOurTokenAtItsVeryAddress() {
    remote.willAnswer(200, "VkVSX1Iy");
    byte[] fetched = shares.fetch(remote.base() + "/v1/datashare/get/policy/partner/key-1");
    assertThat(DataShare.text(fetched)).isEqualTo("VkVSX1Iy");
    RemoteStandIn.Asked asked = remote.asked.get(0);
    assertThat(asked.method()).isEqualTo("GET");
    assertThat(asked.target()).isEqualTo("/v1/datashare/get/policy/partner/key-1");
    assertThat(asked.cookie()).matches("Authorization=token-\\d+");
  }

  @Test
  void anEndedTokenIsReplacedOnce() {
    remote.willAnswer(401, "");
    remote.willAnswer(200, "VkVSX1Iy");
    assertThat(shares.fetch(remote.base() + "/get/a")).isNotEmpty();
    assertThat(remote.asked).extracting(RemoteStandIn.Asked::cookie).doesNotHaveDuplicates();
  }

  @Test
  void aRedirectIsNotFollowed() {
    remote.willAnswer(302, remote.base() + "/elsewhere");
    assertThatThrownBy(() -> shares.fetch(remote.base() + "/get/a"))
        .isInstanceOf(MosipUnavailable.class);
    assertThat(remote.asked).hasSize(1);
  }

  @Test
  void aForbiddenShareIsTheOperators() {
    remote.willAnswer(403, "");
    assertThatThrownBy(() -> shares.fetch(remote.base() + "/get/a"))
        .isInstanceOf(MosipMisconfigured.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"DAT-SER-006", "DAT-SER-008"})
  void aUsedUpShareIsGoneForGoodThoughItIsToldWith200(String code) {
    remote.willAnswer(200, "{\"errors\":[{\"errorCode\":\"%s\"}]}".formatted(code));
    CredentialRefused refused =
        catchThrowableOfType(CredentialRefused.class, () -> shares.fetch(remote.base() + "/get/a"));
    assertThat(refused.reason()).isEqualTo(Reason.SHARE_GONE);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "200, ''",
    "200, {\"errors\":[{\"errorCode\":\"DAT-SER-002\"}]}",
    "200, {{",
    "200, <html>",
    "404, ''",
    "500, ''"
  })
  void anyOtherFailureOfAShareMayPass(int status, String body) {
    remote.willAnswer(status, body);
    assertThatThrownBy(() -> shares.fetch(remote.base() + "/get/a"))
        .isExactlyInstanceOf(MosipUnavailable.class)
        .hasMessageNotContaining("127.0.0.1");
  }

  @Test
  void aShareWithoutAnEndIsNotReadToIt() {
    remote.willAnswer(200, "A".repeat(10 * 1024 * 1024 + 1));
    CredentialRefused refused =
        catchThrowableOfType(CredentialRefused.class, () -> shares.fetch(remote.base() + "/get/a"));
    assertThat(refused.reason()).isEqualTo(Reason.SHARE_TOO_LARGE);
  }

  @Test
  void anotherHostIsNeitherCalledNorGivenOurToken() {
    assertThatThrownBy(
            () -> shares.fetch(remote.base().replace("127.0.0.1", "localhost") + "/get/a"))
        .isInstanceOf(CredentialRefused.class);
    assertThat(remote.asked).isEmpty();
  }

  @OverTheWire
  @Import({
    MosipConfiguration.class,
    Tokens.class,
    Remotes.class,
    Hub.class,
    DataShare.class,
    CredentialReceipts.class
  })
  static class Clients {
    @Bean
    InstantSource clock() {
      return InstantSource.system();
    }

    @Bean
    Ids ids(InstantSource clock) {
      return TestKeys.ids(clock);
    }
  }
}
