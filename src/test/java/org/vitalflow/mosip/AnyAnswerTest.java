package org.vitalflow.mosip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vitalflow.mosip.Facades.RID;
import static org.vitalflow.mosip.Facades.said;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.slf4j.LoggerFactory;
import org.vitalflow.platform.NotNow;

/**
 * Whatever MOSIP answers, a façade says it in one of our four words, and repeats nothing of it in a
 * message or a log.
 */
class AnyAnswerTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Stands in every made text, so that any repeated part of an answer is seen. */
  private static final String MARK = "zqxj";

  private static final int TRIES = 2000;

  /** What this thread logs; what else runs in this JVM is not about the answer. */
  private final ListAppender<ILoggingEvent> log =
      new ListAppender<>() {
        private final Thread mine = Thread.currentThread();

        @Override
        protected void append(ILoggingEvent event) {
          if (Thread.currentThread() == mine) {
            super.append(event);
          }
        }
      };

  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final List<Appender<ILoggingEvent>> others = new ArrayList<>();
  private Level before = Level.INFO;

  /** Two days on with each try: no token and no failure is remembered from the one before. */
  private Instant now = Instant.parse("2026-01-01T12:00:00Z");

  private final Facades facades = new Facades((InstantSource) () -> now);

  private interface Call {
    void make() throws MosipRefused;
  }

  @BeforeProperty
  void listen() {
    before = root.getLevel();
    root.setLevel(Level.DEBUG);
    root.iteratorForAppenders().forEachRemaining(others::add);
    // at this level the console would be most of the test
    others.forEach(root::detachAppender);
    log.start();
    root.addAppender(log);
  }

  @AfterProperty
  void stopListening() {
    root.detachAppender(log);
    others.forEach(root::addAppender);
    root.setLevel(before);
    log.stop();
  }

  @Property(tries = TRIES)
  void noAnswerToTheTokenRequestLeavesUnclassified(
      @ForAll("statuses") int status, @ForAll("bodies") byte[] body) {
    facades.token = () -> said(status, body);
    facades.api = cookie -> said(200, "{\"response\":{\"workflowInstanceId\":\"1\"}}");
    isClassified(() -> facades.workflows.trigger(Facades.TRIGGER));
  }

  @Property(tries = TRIES)
  void noAnswerToCreatePacketLeavesUnclassified(
      @ForAll("statuses") int status, @ForAll("bodies") byte[] body) {
    facades.api = cookie -> said(status, body);
    isClassified(() -> facades.packets.create(Facades.PACKET));
    isClassified(() -> facades.packets.has(RID));
  }

  @Property(tries = TRIES)
  void noAnswerToTheTriggerLeavesUnclassified(
      @ForAll("statuses") int status, @ForAll("bodies") byte[] body) {
    facades.api = cookie -> said(status, body);
    isClassified(() -> facades.workflows.trigger(Facades.TRIGGER));
  }

  @Property(tries = TRIES)
  void noAnswerOnAStatusLeavesUnclassified(
      @ForAll("statuses") int status, @ForAll("bodies") byte[] body) {
    facades.api = cookie -> said(status, body);
    isClassified(() -> assertThat(facades.status.of(List.of(RID)).toString()).doesNotContain(MARK));
  }

  @Property(tries = TRIES)
  void noHistoryLeavesUnclassified(@ForAll("statuses") int status, @ForAll("bodies") byte[] body) {
    facades.api = cookie -> said(status, body);
    isClassified(
        () -> {
          List<Transaction> history = facades.transactions.history(RID).orElseThrow();
          assertThat(history.toString() + MosipReason.of(history)).doesNotContain(MARK);
        });
  }

  private void isClassified(Call call) {
    now = now.plus(Duration.ofDays(2));
    log.list.clear();
    try {
      call.make();
    } catch (MosipRefused | MosipUnavailable | NotNow ours) {
      assertThat(ours.getMessage()).doesNotContain(MARK).doesNotContain("secret");
      assertThat(ours.getCause()).isNull();
    }
    assertThat(log.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .noneMatch(line -> line.contains(MARK) || line.contains("secret"));
  }

  @Provide
  Arbitrary<Integer> statuses() {
    return Arbitraries.frequencyOf(
        Tuple.of(5, Arbitraries.just(200)),
        Tuple.of(3, Arbitraries.of(201, 204, 302, 400, 401, 403, 404, 405, 500, 503)),
        Tuple.of(1, Arbitraries.integers().between(100, 599)));
  }

  @Provide
  Arbitrary<byte[]> bodies() {
    Arbitrary<byte[]> bytes =
        Arbitraries.bytes()
            .array(byte[].class)
            .ofMaxSize(200)
            .map(
                noise ->
                    (MARK + new String(noise, StandardCharsets.ISO_8859_1))
                        .getBytes(StandardCharsets.ISO_8859_1));
    Arbitrary<byte[]> rawBytes = Arbitraries.bytes().array(byte[].class).ofMaxSize(200);
    Arbitrary<byte[]> anyJson = json().map(AnyAnswerTest::bytes);
    Arbitrary<byte[]> cut =
        Combinators.combine(envelopes(), Arbitraries.doubles().between(0, 1))
            .as((whole, part) -> Arrays.copyOf(whole, (int) (whole.length * part)));
    Arbitrary<byte[]> twice =
        envelopes()
            .map(
                one ->
                    (new String(one, StandardCharsets.UTF_8).repeat(2))
                        .getBytes(StandardCharsets.UTF_8));
    Arbitrary<byte[]> deep =
        Arbitraries.integers()
            .between(1, 3000)
            .map(n -> "[".repeat(n).getBytes(StandardCharsets.UTF_8));
    return Arbitraries.oneOf(
        bytes, rawBytes, anyJson, envelopes(), shaped(), shaped(), cut, twice, deep);
  }

  /** MOSIP's members, with anything in them. */
  private static Arbitrary<byte[]> envelopes() {
    Arbitrary<String> names =
        Arbitraries.of(
            "id",
            "response",
            "errors",
            "access_token",
            "expires_in",
            "error",
            "error_description",
            "version");
    return Arbitraries.maps(names, json())
        .ofMaxSize(6)
        .map(
            members -> {
              ObjectNode envelope = JsonNodeFactory.instance.objectNode();
              members.forEach(envelope::set);
              return bytes(envelope);
            });
  }

  /** MOSIP's own shape, with anything where it has texts: these come furthest. */
  private static Arbitrary<byte[]> shaped() {
    return Combinators.combine(parts("errorCode"), parts("transactionTypeCode"))
        .as(
            (errors, response) -> {
              ObjectNode envelope = JsonNodeFactory.instance.objectNode();
              envelope.set("errors", errors);
              envelope.set("response", response.size() == 3 ? response.get(0) : response);
              return bytes(envelope);
            });
  }

  private static Arbitrary<JsonNode> parts(String member) {
    return Combinators.combine(leaves(), leaves(), leaves())
        .as(
            (first, second, third) -> {
              ObjectNode part = JsonNodeFactory.instance.objectNode();
              part.set(member, first);
              part.set("registrationId", second);
              part.set("id", second);
              part.set("workflowInstanceId", second);
              part.set("statusCode", third);
              part.set("subStatusCode", first);
              part.set("createdDateTimes", third);
              return part;
            })
        .list()
        .ofMaxSize(3)
        .map(parts -> JsonNodeFactory.instance.arrayNode().addAll(parts));
  }

  private static Arbitrary<JsonNode> leaves() {
    JsonNodeFactory make = JsonNodeFactory.instance;
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(20).map(text -> make.textNode(MARK + text)),
        Arbitraries.of(RID, "RPR-RGS-031", "KER-PUT-006", "UIN_GENERATED", "invalid_client", "")
            .map(make::textNode),
        Arbitraries.longs().map(make::numberNode),
        Arbitraries.bigDecimals().map(make::numberNode),
        Arbitraries.of(true, false).map(make::booleanNode),
        Arbitraries.just(make.nullNode()));
  }

  private static Arbitrary<JsonNode> json() {
    JsonNodeFactory make = JsonNodeFactory.instance;
    Arbitrary<String> names =
        Arbitraries.of(
            "id",
            "info",
            "errorCode",
            "message",
            "registrationId",
            "statusCode",
            "workflowInstanceId",
            "transactionTypeCode",
            "subStatusCode",
            "createdDateTimes",
            MARK);
    return Arbitraries.recursive(
        AnyAnswerTest::leaves,
        inner ->
            Arbitraries.oneOf(
                inner
                    .list()
                    .ofMaxSize(4)
                    .map(parts -> (JsonNode) make.arrayNode().addAll(new ArrayList<>(parts))),
                Arbitraries.maps(names, inner)
                    .ofMaxSize(4)
                    .map(members -> (JsonNode) make.objectNode().setAll(members))),
        0,
        3);
  }

  private static byte[] bytes(JsonNode node) {
    try {
      return JSON.writeValueAsBytes(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
