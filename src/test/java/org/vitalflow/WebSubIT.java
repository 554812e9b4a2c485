package org.vitalflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the hub meets at our callback. */
@Tag("proof")
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
    String header = name + "=" + Callbacks.hmac(algorithm, secret, event);
    assertThat(deliver("completed", event, header).statusCode()).isEqualTo(401);
    assertThat(stored()).isEqualTo(before);
  }

  @Test
  void aSignedDeliveryIsStoredOnceHoweverOftenItComes() throws Exception {
    int before = stored();
    String event = event();
    String header = "sha256=" + Callbacks.hmac("HmacSHA256", SECRET, event);
    assertThat(deliver("completed", event, header).statusCode()).isEqualTo(202);
    assertThat(deliver("completed", event, header).statusCode()).isEqualTo(202);
    assertThat(stored()).isEqualTo(before + 1);
  }

  @Test
  void aSignedDeliveryOfARidThatOurMachineMightHaveMadeIsKeptAsUnknown() throws Exception {
    String event = event("100011000199999", "CRVS_NEW");
    deliver("completed", event, "sha256=" + Callbacks.hmac("HmacSHA256", SECRET, event));
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> count("select count(*) from registry.inbox where state = 'UNKNOWN'") > 0);
  }

  @Test
  void aSignedDeliveryOfSomebodyElsesPacketIsTakenAndNotStored() throws Exception {
    int before = stored();
    String event = event("999990000100001", "NEW");
    String header = "sha256=" + Callbacks.hmac("HmacSHA256", SECRET, event);
    assertThat(deliver("completed", event, header).statusCode()).isEqualTo(202);
    assertThat(stored()).isEqualTo(before);
  }

  @Test
  void fiftyCopiesOfADeliveryAtOnceHaveOneEffectAndFiftyGoodAnswers() throws Exception {
    String name = name();
    fault("process", "NEVER", 1, name);
    String id = town.accept(birthOf(name));
    String event = processed(triggered(id));
    int before = stored();
    List<Integer> answers =
        IntStream.range(0, 50)
            .parallel()
            .mapToObj(i -> Callbacks.deliver(town, event).statusCode())
            .toList();
    assertThat(answers).hasSize(50).containsOnly(202);
    assertThat(stored()).isEqualTo(before + 1);
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> happened(id, "PROCESSED") > 0);
    assertThat(Callbacks.deliver(town, event).statusCode()).isEqualTo(202);
    assertThat(happened(id, "PROCESSED")).isEqualTo(1);
  }

  @Test
  void aForgedAnOldAndAForeignDeliveryChangeNothingAndAreCounted() throws Exception {
    String id = town.accept(Town.birth());
    JsonNode before = town.until(id, "COMPLETED");
    String rid = before.at("/packets/0/rid").asText();
    int stored = stored();
    double forged = counted("vitalflow.websub.deliveries", "what", "forged");
    double again = counted("vitalflow.websub.deliveries", "what", "again");
    double foreign = counted("vitalflow.websub.dropped");

    String event = processed(rid);
    String wrong = "sha256=" + Callbacks.hmac("HmacSHA256", "wrong", event);
    assertThat(deliver("completed", event, wrong).statusCode()).isEqualTo(401);
    assertThat(Callbacks.deliver(town, event("999990000100001", "NEW")).statusCode())
        .isEqualTo(202);
    assertThat(stored()).isEqualTo(stored);
    // of a case that is over: taken once, known from then on
    String failed = event.replace("PROCESSED", "FAILED");
    assertThat(Callbacks.deliver(town, failed).statusCode()).isEqualTo(202);
    assertThat(Callbacks.deliver(town, failed).statusCode()).isEqualTo(202);
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                count(
                        "select count(*) from registry.inbox where state = 'FOLDED' and rid = '%s' and topic = 'COMPLETED'"
                            .formatted(rid))
                    >= 2);

    assertThat(counted("vitalflow.websub.deliveries", "what", "forged")).isGreaterThan(forged);
    assertThat(counted("vitalflow.websub.deliveries", "what", "again")).isGreaterThan(again);
    assertThat(counted("vitalflow.websub.dropped")).isGreaterThan(foreign);
    JsonNode after = town.event(id);
    assertThat(after.path("status")).isEqualTo(before.path("status"));
    assertThat(after.at("/packets/0/status").asText()).isEqualTo("CREDENTIAL_RECEIVED");
    assertThat(after.path("nationalId")).isEqualTo(before.path("nationalId"));
  }

  @Test
  void aDroppedSubscriptionRevivesWithinOneIntervalAndTheWaitingBirthIsCompleted() {
    String name = name();
    // the completed event and the credential, each by its own subscription
    fault("deliver", "DROP_SUBSCRIBER", 2, name);
    String dropped = town.accept(birthOf(name));
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> !town.packet(triggered(dropped)).path("outcome").isNull());
    // MOSIP_RESUBSCRIBE of the quick start, and the time that a birth takes
    Instant latest = Instant.now().plusSeconds(20 + 30);
    String next = "";
    while (next.isEmpty() && Instant.now().isBefore(latest)) {
      String id = town.accept(Town.birth());
      next = isCompletedWithin(id, Duration.ofSeconds(10)) ? id : "";
    }
    assertThat(next).as("a birth after the revival").isNotEmpty();
    town.until(dropped, "COMPLETED", Duration.ofSeconds(120));
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
    String header = "sha256=" + Callbacks.hmac("HmacSHA256", SECRET, nonsense);
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
    String header = "sha256=" + Callbacks.hmac("HmacSHA256", SECRET, event);
    assertThat(deliver("elsewhere", event, header).statusCode()).isEqualTo(404);
  }

  private boolean isCompletedWithin(String id, Duration time) {
    try {
      town.until(id, "COMPLETED", time);
      return true;
    } catch (ConditionTimeoutException e) {
      return false;
    }
  }

  private void fault(String at, String effect, int times, String name) {
    town.fault(Map.of("at", at, "effect", effect, "times", times, "nameContains", name));
  }

  /** The RID of the case, once MOSIP was told to process it. */
  private String triggered(String id) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> town.event(id).at("/packets/0"), packet -> isTold(packet))
        .path("rid")
        .asText();
  }

  private static boolean isTold(JsonNode packet) {
    return !List.of("", "RID_RESERVED", "PACKET_STORED").contains(packet.path("status").asText());
  }

  private static String processed(String rid) {
    return """
        {"instanceId":"%s","resultCode":"PROCESSED","workflowType":"CRVS_NEW","errorCode":null,"n":"%s"}"""
        .formatted(rid, UUID.randomUUID());
  }

  /** How often the case's timeline has this word. */
  private long happened(String id, String what) {
    return Town.tree(town.get("/api/v1/events/" + id + "/timeline"))
        .findValuesAsText("what")
        .stream()
        .filter(what::equals)
        .count();
  }

  private static double counted(String name, String... tags) {
    return RunningTown.context().getBean(MeterRegistry.class).counter(name, tags).count();
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
