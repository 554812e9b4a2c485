package org.vitalflow.websub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static org.mockito.Mockito.withSettings;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vitalflow.mosip.CredentialReceipts;
import org.vitalflow.mosip.CredentialRefused;
import org.vitalflow.mosip.DataShare;
import org.vitalflow.mosip.Subscriptions;
import org.vitalflow.mosip.TestCredentials;
import org.vitalflow.mosip.Topic;
import org.vitalflow.packet.Packets;
import org.vitalflow.packet.Questions;
import org.vitalflow.platform.Ids;
import org.vitalflow.platform.Seal;
import org.vitalflow.platform.TestCountry;

/** Whatever comes, signed or not: a known answer, a known end, and not a word of it in the log. */
class AnyDeliveryTest {
  private static final String SECRET = "websub-secret";
  private static final String OUR_RID = "10001100010000120261123101530";
  private static final String LOGGED =
      "A delivery (is set aside|must wait): [A-Z_]+( \\([A-Za-z]+\\))?";

  private static final ListAppender<ILoggingEvent> LOG = new ListAppender<>();
  private static Path folder;
  private static Slot inbox;
  private static CallbackController controller;

  @BeforeContainer
  static void start() throws Exception {
    folder = Files.createTempDirectory("vitalflow-any-delivery");
    inbox = new Slot();
    Packets packets = mock(Packets.class, withSettings().stubOnly());
    when(packets.said(any(), any(), any())).thenAnswer(call -> call.getArgument(0).equals(OUR_RID));
    Questions questions = mock(Questions.class, withSettings().stubOnly());
    when(questions.paused(any(), any(), any()))
        .thenAnswer(call -> call.getArgument(0).equals(OUR_RID));
    when(packets.eventOf(any())).thenReturn(Optional.empty());
    DataShare shares = mock(DataShare.class, withSettings().stubOnly());
    CredentialRefused refused = mock(CredentialRefused.class, withSettings().stubOnly());
    when(refused.reason()).thenReturn(CredentialRefused.Reason.SHARE_ADDRESS_REFUSED);
    when(shares.fetch(anyString())).thenThrow(refused);
    var folding =
        new Folding(
            inbox,
            new DeliveryReader(TestCredentials.ofTheVector(folder)),
            packets,
            questions,
            shares,
            mock(CredentialReceipts.class, withSettings().stubOnly()));
    var others = new OtherPeople(TestCountry.of(Map.of()), packets, new SimpleMeterRegistry());
    var counts = new DeliveryCounts(new SimpleMeterRegistry());
    controller =
        new CallbackController(
            mock(Subscriptions.class, withSettings().stubOnly()),
            new DeliverySignature(SECRET, ""),
            new Reception(inbox, others, counts, folding, Runnable::run, Runnable::run),
            counts);
    LOG.start();
    root().addAppender(LOG);
    // tens of thousands of lines would bury the build's own
    stage().addAppender(LOG);
    stage().setAdditive(false);
  }

  @AfterContainer
  static void stop() throws IOException {
    root().detachAppender(LOG);
    stage().detachAppender(LOG);
    stage().setAdditive(true);
    Files.deleteIfExists(folder.resolve("partner.p12"));
    Files.deleteIfExists(folder);
  }

  @Property(tries = 10_000, edgeCases = EdgeCasesMode.MIXIN)
  void anyBytes(@ForAll("paths") String path, @ForAll byte[] body) throws Exception {
    check(path, body);
  }

  /** Without jqwik's edge cases, whose combinations of nested objects have no end. */
  @Property(tries = 10_000, edgeCases = EdgeCasesMode.NONE)
  void anyJson(@ForAll("paths") String path, @ForAll("json") JsonNode body) throws Exception {
    check(path, body.toString().getBytes(StandardCharsets.UTF_8));
  }

  @Property(tries = 2_000)
  void anySignature(@ForAll("paths") String path, @ForAll byte[] body, @ForAll String signature)
      throws Exception {
    inbox.clear();
    assertThat(answer(path, signature, body)).isEqualTo(401);
    assertThat(answer(path, "sha256=" + signature, body)).isEqualTo(401);
    assertThat(inbox.state).isEmpty();
  }

  private static void check(String path, byte[] body) throws Exception {
    inbox.clear();
    LOG.list.clear();
    assertThat(answer(path, null, body)).isEqualTo(401);
    assertThat(inbox.state).isEmpty();
    assertThat(answer(path, "sha256=" + hmac(body), body)).isEqualTo(202);
    assertThat(inbox.state).isIn("", "FOLDED", "UNKNOWN", "QUARANTINED", "PENDING");
    assertThat(inbox.reason).isNotEqualTo("INTERNAL");
    inbox.down = true;
    assertThat(answer(path, "sha256=" + hmac(body), body)).isIn(202, 503);
    for (ILoggingEvent event : List.copyOf(LOG.list)) {
      if (event.getLevel().isGreaterOrEqual(Level.INFO)) {
        assertThat(event.getFormattedMessage())
            .matches(LOGGED + "|A delivery could not be stored: [A-Za-z]+");
        assertThat(event.getThrowableProxy()).isNull();
      }
    }
  }

  private static int answer(String path, String signature, byte[] body) throws IOException {
    return controller
        .delivery(path, signature, new ByteArrayInputStream(body))
        .getStatusCode()
        .value();
  }

  @Provide
  Arbitrary<String> paths() {
    return Arbitraries.of("completed", "credential", "paused", "completed-0a1b2c3d");
  }

  /** Nested objects whose members are often the ones that MOSIP's events have. */
  @Provide
  Arbitrary<JsonNode> json() throws IOException {
    Arbitrary<String> names =
        Arbitraries.oneOf(
            Arbitraries.of(
                "instanceId",
                "resultCode",
                "workflowType",
                "additionalInfoProcess",
                "additionalInfoRequestId",
                "event",
                "data",
                "registrationId",
                "credential",
                "proof",
                "signature",
                "dataShareUri",
                "transactionId"),
            Arbitraries.strings().ofMaxLength(5));
    Arbitrary<JsonNode> texts =
        Arbitraries.oneOf(
                Arbitraries.of(
                    OUR_RID,
                    "20001200010000120261123101530",
                    "PROCESSED",
                    "REJECTED",
                    "CRVS_NEW",
                    "https://share.example/get/a",
                    TestCredentials.vector(),
                    "VkVSX1Iy",
                    "a..b"),
                Arbitraries.strings().ofMaxLength(40))
            .map(JsonNodeFactory.instance::textNode);
    Arbitrary<JsonNode> leaves =
        Arbitraries.oneOf(
            texts,
            Arbitraries.integers().map(JsonNodeFactory.instance::numberNode),
            Arbitraries.of(true, false).map(JsonNodeFactory.instance::booleanNode),
            Arbitraries.just(JsonNodeFactory.instance.nullNode()));
    return tree(names, leaves, 3);
  }

  private static Arbitrary<JsonNode> tree(
      Arbitrary<String> names, Arbitrary<JsonNode> leaves, int depth) {
    Arbitrary<JsonNode> inner = depth == 0 ? leaves : tree(names, leaves, depth - 1);
    Arbitrary<JsonNode> objects =
        Arbitraries.maps(names, Arbitraries.oneOf(leaves, inner))
            .ofMaxSize(6)
            .map(members -> JsonNodeFactory.instance.objectNode().<JsonNode>setAll(members));
    Arbitrary<JsonNode> arrays =
        inner.list().ofMaxSize(2).map(items -> JsonNodeFactory.instance.arrayNode().addAll(items));
    return Arbitraries.frequencyOf(
        net.jqwik.api.Tuple.of(8, objects),
        net.jqwik.api.Tuple.of(1, arrays),
        net.jqwik.api.Tuple.of(1, leaves));
  }

  private static Logger stage() {
    return (Logger) LoggerFactory.getLogger(Reception.class.getPackageName());
  }

  private static Logger root() {
    return (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  }

  private static String hmac(byte[] body) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return HexFormat.of().formatHex(mac.doFinal(body));
  }

  /** A table with one row, in memory. */
  private static final class Slot extends Inbox {
    private static final UUID ID = new UUID(0, 1);
    String state = "";
    String reason = "";
    boolean down;
    private Topic topic = Topic.COMPLETED;
    private byte[] body = {};

    Slot() {
      super(
          mock(JdbcClient.class),
          mock(Seal.class),
          mock(Ids.class),
          InstantSource.fixed(Instant.EPOCH));
    }

    void clear() {
      state = "";
      reason = "";
      down = false;
    }

    @Override
    Optional<UUID> store(Topic at, byte[] delivered, Optional<String> rid) {
      if (down) {
        throw new org.springframework.dao.QueryTimeoutException("down");
      }
      topic = at;
      body = delivered;
      state = PENDING;
      return Optional.of(ID);
    }

    @Override
    Optional<Stored> lock(UUID id, String wanted) {
      return state.equals(wanted)
          ? Optional.of(new Stored(id, topic, body, null))
          : Optional.empty();
    }

    @Override
    void folded(UUID id) {
      state = "FOLDED";
    }

    @Override
    void unknown(UUID id, String rid) {
      state = "UNKNOWN";
    }

    @Override
    void awaitShare(UUID id) {
      state = AWAITING_SHARE;
    }

    @Override
    void quarantine(UUID id, String why, String rid) {
      state = "QUARANTINED";
      reason = why;
    }

    @Override
    void postpone(UUID id, String why) {
      reason = why;
    }
  }
}
