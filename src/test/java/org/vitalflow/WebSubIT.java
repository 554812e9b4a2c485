package org.vitalflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the hub meets at our callback. */
class WebSubIT {
  private static final String SECRET = "websub-demo-secret";
  private static final String TOPIC = "REGISTRATION_PROCESSOR_WORKFLOW_COMPLETED_EVENT";

  private final Town town = RunningTown.town();

  @Test
  void aDeliveryWithoutASignatureIsRefusedAndNothingIsStored() throws SQLException {
    int before = stored();
    assertThat(deliver("completed", event(), null).statusCode()).isEqualTo(401);
    assertThat(stored()).isEqualTo(before);
  }

  @ParameterizedTest(name = "{0} signed with {1}")
  @CsvSource({"sha256, wrong-secret, HmacSHA256", "sha1, websub-demo-secret, HmacSHA1"})
  void aDeliveryWithAnotherSecretOrAlgorithmIsRefusedAndNothingIsStored(
      String name, String secret, String algorithm) throws Exception {
    int before = stored();
    String event = event();
    String header = name + "=" + hmac(algorithm, secret, event);
    assertThat(deliver("completed", event, header).statusCode()).isEqualTo(401);
    assertThat(stored()).isEqualTo(before);
  }

  @Test
  void aSignedDeliveryIsStoredOnceHoweverOftenItComes() throws Exception {
    int before = stored();
    String event = event();
    String header = "sha256=" + hmac("HmacSHA256", SECRET, event);
    assertThat(deliver("completed", event, header).statusCode()).isEqualTo(202);
    assertThat(deliver("completed", event, header).statusCode()).isEqualTo(202);
    assertThat(stored()).isEqualTo(before + 1);
  }

  @Test
  void aSignedDeliveryOfARidThatOurMachineMightHaveMadeIsKeptAsUnknown() throws Exception {
    String event = event("100011000199999", "CRVS_NEW");
    deliver("completed", event, "sha256=" + hmac("HmacSHA256", SECRET, event));
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> count("select count(*) from registry.inbox where state = 'UNKNOWN'") > 0);
  }

  @Test
  void aSignedDeliveryOfSomebodyElsesPacketIsTakenAndNotStored() throws Exception {
    int before = stored();
    String event = event("999990000100001", "NEW");
    String header = "sha256=" + hmac("HmacSHA256", SECRET, event);
    assertThat(deliver("completed", event, header).statusCode()).isEqualTo(202);
    assertThat(stored()).isEqualTo(before);
  }

  @Test
  void aPausedPacketStandsInItsCasesTimeline() {
    String name = name();
    ObjectNode birth = birthOf(name);
    town.fault(
        Map.of(
            "at",
            "process",
            "effect",
            "PAUSE_FOR_INFO",
            "times",
            1,
            "nameContains",
            birth.at("/child/name/0/given").asText()));
    String id = town.accept(birth);
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                Town.tree(town.get("/api/v1/events/" + id + "/timeline"))
                    .findValuesAsText("what")
                    .contains("PAUSED_FOR_INFO"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"DATA_SHARE", "FORGE"})
  void aBirthEndsWellWhenItsCredentialMustBeFetchedOrIsForgedBeside(String effect) {
    String name = name();
    ObjectNode birth = birthOf(name);
    town.fault(
        Map.of(
            "at",
            "deliver",
            "effect",
            effect,
            "times",
            2,
            "nameContains",
            birth.at("/child/name/0/given").asText()));
    String id = town.accept(birth);
    JsonNode done = town.until(id, "COMPLETED");
    assertThat(done.at("/nationalId/kind").asText()).isEqualTo("VID");
    assertThat(done.at("/packets/0/status").asText()).isEqualTo("CREDENTIAL_RECEIVED");
  }

  @Test
  void aSignedDeliveryThatIsNotJsonHurtsNobody() throws Exception {
    String nonsense = "nonsense " + UUID.randomUUID();
    String header = "sha256=" + hmac("HmacSHA256", SECRET, nonsense);
    assertThat(deliver("completed", nonsense, header).statusCode()).isEqualTo(202);
    String id = town.accept(Town.birth());
    assertThat(town.until(id, "COMPLETED").path("certificate").isNull()).isFalse();
  }

  @Test
  void theIntentCheckOfATopicWeAskedForIsAnsweredWithItsChallenge() {
    HttpResponse<String> answer = intent("completed", "subscribe", TOPIC);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("challenge-1");
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource({
    "completed, subscribe, SOME_OTHER_TOPIC",
    "completed, unsubscribe, REGISTRATION_PROCESSOR_WORKFLOW_COMPLETED_EVENT",
    "credential, subscribe, REGISTRATION_PROCESSOR_WORKFLOW_COMPLETED_EVENT",
    "elsewhere, subscribe, REGISTRATION_PROCESSOR_WORKFLOW_COMPLETED_EVENT"
  })
  void anIntentCheckOfATopicOrModeWeDidNotAskForIsNotFound(String path, String mode, String topic) {
    assertThat(intent(path, mode, topic).statusCode()).isEqualTo(404);
  }

  @Test
  void aDeliveryAtAPathThatIsNoSubscriptionIsNotFound() throws Exception {
    String event = event();
    String header = "sha256=" + hmac("HmacSHA256", SECRET, event);
    assertThat(deliver("elsewhere", event, header).statusCode()).isEqualTo(404);
  }

  /** A name that nobody else has, in letters alone. */
  private static String name() {
    StringBuilder name = new StringBuilder("Zawadi");
    UUID.randomUUID()
        .toString()
        .chars()
        .filter(Character::isLetterOrDigit)
        .limit(12)
        .forEach(c -> name.append((char) ('a' + c % 26)));
    return name.toString();
  }

  private static ObjectNode birthOf(String name) {
    ObjectNode birth = Town.birth();
    birth.withArray("/child/name").forEach(given -> ((ObjectNode) given).put("given", name));
    return birth;
  }

  private static String event() {
    return event("100011000199998", "CRVS_NEW");
  }

  private static String event(String start, String process) {
    return """
        {"instanceId":"%s%08d","resultCode":"PROCESSED","workflowType":"%s","errorCode":null}"""
        .formatted(start, Math.abs(UUID.randomUUID().hashCode() % 100_000_000), process);
  }

  private HttpResponse<String> intent(String path, String mode, String topic) {
    return town.plain(
        town.base()
            + "/websub/%s?hub.mode=%s&hub.topic=%s&hub.challenge=challenge-1&hub.lease_seconds=1"
                .formatted(path, mode, topic));
  }

  private HttpResponse<String> deliver(String path, String body, String signature) {
    var request =
        HttpRequest.newBuilder(URI.create(town.base() + "/websub/" + path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (signature != null) {
      request.header("X-Hub-Signature", signature);
    }
    return town.send(request);
  }

  private static String hmac(String algorithm, String secret, String body) throws Exception {
    Mac mac = Mac.getInstance(algorithm);
    mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
    return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
  }

  private int stored() throws SQLException {
    return count("select count(*) from registry.inbox");
  }

  private int count(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(town.databaseUrl());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
