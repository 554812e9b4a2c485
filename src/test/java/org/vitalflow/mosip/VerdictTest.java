package org.vitalflow.mosip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vitalflow.mosip.Facades.OTHER_RID;
import static org.vitalflow.mosip.Facades.PACKET;
import static org.vitalflow.mosip.Facades.RID;
import static org.vitalflow.mosip.Facades.TRIGGER;
import static org.vitalflow.mosip.Facades.said;

import java.time.InstantSource;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What MOSIP's answers to the two steps come to: each as measured or read in its source. */
class VerdictTest {
  private final Facades facades = new Facades(InstantSource.system());
  private final ThrowingCallable create = () -> facades.packets.create(PACKET);
  private final ThrowingCallable trigger = () -> facades.workflows.trigger(TRIGGER);

  private void answer(int status, String body) {
    facades.api = cookie -> said(status, body);
  }

  private static String made(String... rids) {
    String parts =
        Stream.of(rids)
            .map("{\"id\":\"%s\",\"packetName\":\"x_id\"}"::formatted)
            .reduce((a, b) -> a + "," + b)
            .orElse("");
    return "{\"id\":\"mosip.registration.packet.writer\",\"response\":[%s],\"errors\":null}"
        .formatted(parts);
  }

  private static String error(String code) {
    return "{\"response\":null,\"errors\":[{\"errorCode\":\"%s\",\"message\":\"upstream\"}]}"
        .formatted(code);
  }

  @Test
  void threePartsThatAllNameTheRidAreAPacket() {
    answer(200, made(RID, RID, RID));
    assertThatCode(create).doesNotThrowAnyException();
  }

  static Stream<String> noPackets() {
    return Stream.of(
        "{\"response\":null,\"errors\":[]}",
        "{\"response\":null,\"errors\":null}",
        "{\"response\":null}",
        "{}",
        made(),
        made(RID, OTHER_RID, RID),
        "{\"response\":[null,{}]}",
        "{\"response\":{\"id\":\"%s\"}}".formatted(RID),
        "{\"response\":\"%s\"}".formatted(RID));
  }

  @ParameterizedTest
  @MethodSource("noPackets")
  void a200ThatDoesNotNameTheRidInEveryPartIsNoPacket(String body) {
    answer(200, body);
    assertThatThrownBy(create)
        .isExactlyInstanceOf(MosipUnavailable.class)
        .hasMessageContaining("createPacket: MOSIP did not do it and gave no reason");
  }

  static Stream<Arguments> answersToCreate() {
    return Stream.of(
        Arguments.of(
            200,
            error("KER-PUT-006"),
            MosipMisconfigured.class,
            "no provider for source CRVS1, process CRVS_NEW; its operator adds the pair to provider.packetwriter"),
        Arguments.of(200, error("KER-PUT-013"), MosipMisconfigured.class, "object store"),
        Arguments.of(200, error("KER-PUT-028"), MosipUnavailable.class, "KER-PUT-028"),
        Arguments.of(200, error("KER-KPM-001"), MosipUnavailable.class, "KER-KPM-001"),
        Arguments.of(200, error("KER-KPM-008"), MosipRefused.class, "a person must look at it"),
        Arguments.of(200, error("upstream"), MosipUnavailable.class, "gave no reason"),
        Arguments.of(200, "\"upstream\"", MosipUnavailable.class, "200 with a bare JSON text"),
        Arguments.of(200, "<html>upstream</html>", MosipUnavailable.class, "200 with HTML"),
        Arguments.of(200, "", MosipUnavailable.class, "200 with nothing"),
        Arguments.of(200, "upstream", MosipUnavailable.class, "not one JSON object"),
        Arguments.of(200, made(RID) + made(RID), MosipUnavailable.class, "not one JSON object"),
        Arguments.of(
            400,
            "{\"status\":400,\"error\":\"upstream\"}",
            MosipRefused.class,
            "400, MOSIP cannot read this request; a person must look at it"),
        Arguments.of(
            401,
            error("KER-ATH-401") + "{\"upstream\":1}",
            MosipMisconfigured.class,
            "401 with a fresh token: client `crvs` is not in MOSIP's allowed audiences"),
        Arguments.of(
            403,
            error("KER-ATH-403"),
            MosipMisconfigured.class,
            "403: client `crvs` is not in MOSIP's allowed audiences (auth.server.admin.allowed.audience) or lacks a role of mosip.role.commons-packet.putcreatepacket"),
        Arguments.of(404, "upstream", MosipMisconfigured.class, "MOSIP_PACKETMANAGER_URL"),
        Arguments.of(405, "{\"upstream\":1}", MosipMisconfigured.class, "MOSIP_PACKETMANAGER_URL"),
        Arguments.of(301, "", MosipMisconfigured.class, "redirects are not followed"),
        Arguments.of(204, "", MosipUnavailable.class, "HTTP 204"),
        Arguments.of(429, "", MosipUnavailable.class, "HTTP 429"),
        Arguments.of(500, "<html>upstream</html>", MosipUnavailable.class, "HTTP 500 with HTML"),
        Arguments.of(502, "upstream", MosipUnavailable.class, "HTTP 502"),
        Arguments.of(503, "", MosipUnavailable.class, "HTTP 503"));
  }

  @ParameterizedTest
  @MethodSource("answersToCreate")
  void whatIsNotAPacketIsClassifiedAndSaysWhatToDo(
      int status, String body, Class<?> kind, String words) {
    answer(status, body);
    assertThatThrownBy(create)
        .isInstanceOf(kind)
        .matches(e -> kind != MosipUnavailable.class || e.getClass() == kind, "only unavailable")
        .hasMessageStartingWith("createPacket: ")
        .hasMessageContaining(words)
        .hasMessageNotContaining("upstream");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"response\":{\"workflowInstanceId\":\"6f1\"},\"errors\":null}",
        "{\"response\":{\"workflowInstanceId\":\"6f1\"},\"errors\":[]}",
        "{\"response\":null,\"errors\":[{\"errorCode\":\"RPR-WIS-001\",\"message\":\"x\"}]}"
      })
  void anInstanceOrThatThereIsOneAlreadyIsAccepted(String body) {
    answer(200, body);
    assertThatCode(trigger).doesNotThrowAnyException();
  }

  static Stream<Arguments> answersToTrigger() {
    return Stream.of(
        Arguments.of(
            error("RPR-WIS-000"),
            MosipMisconfigured.class,
            "cannot begin with source CRVS1, process CRVS_NEW; probably registration.processor.main-processes or"),
        Arguments.of(error("RPR-WIN-000"), MosipRefused.class, "RPR-WIN-000"),
        Arguments.of(error("RPR-WIN-001"), MosipMisconfigured.class, "another id or version"),
        Arguments.of(error("RPR-WIN-002"), MosipRefused.class, "RPR-WIN-002"),
        Arguments.of(error("RPR-RGS-001"), MosipUnavailable.class, "RPR-RGS-001"),
        Arguments.of(
            "{\"response\":{\"workflowInstanceId\":\"\"}}",
            MosipUnavailable.class,
            "gave no reason"),
        Arguments.of(
            "{\"response\":{\"workflowInstanceId\":{}}}", MosipUnavailable.class, "gave no reason"),
        Arguments.of("\"upstream\"", MosipUnavailable.class, "200 with a bare JSON text"));
  }

  @ParameterizedTest
  @MethodSource("answersToTrigger")
  void whatIsNotAcceptedIsClassifiedAndSaysWhatToDo(String body, Class<?> kind, String words) {
    answer(200, body);
    assertThatThrownBy(trigger)
        .isInstanceOf(kind)
        .hasMessageStartingWith("trigger: ")
        .hasMessageContaining(words)
        .hasMessageNotContaining("upstream");
  }

  @Test
  void aBareTextMeansAStaleTokenWhichIsReplacedOnce() {
    answer(200, "\"Authentication failed\"");
    assertThatThrownBy(trigger).isInstanceOf(MosipUnavailable.class);
    assertThat(facades.cookies).hasSize(2);
  }

  @Test
  void aRefusalCarriesMosipsCode() {
    answer(200, error("RPR-WIN-002"));
    assertThatThrownBy(trigger)
        .isInstanceOfSatisfying(
            MosipRefused.class, refused -> assertThat(refused.code()).isEqualTo("RPR-WIN-002"));
  }

  @Test
  void aTimerCountsByRemoteAndOutcomeAndKnowsNoRid() {
    answer(400, "");
    assertThatThrownBy(create).isInstanceOf(MosipRefused.class);
    assertThat(
            facades
                .meters
                .get("mosip.call")
                .tags("remote", "packetmanager", "outcome", "REFUSED")
                .timer()
                .count())
        .isEqualTo(1);
    assertThat(facades.meters.getMeters())
        .noneMatch(meter -> meter.getId().getTags().toString().contains(RID));
  }
}
