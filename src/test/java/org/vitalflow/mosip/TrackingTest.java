package org.vitalflow.mosip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vitalflow.mosip.Facades.OTHER_RID;
import static org.vitalflow.mosip.Facades.RID;
import static org.vitalflow.mosip.Facades.said;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The status service and the transaction history, with their traps (mosip-contract 8). */
class TrackingTest {
  private final InstantSource noon = () -> Instant.parse("2026-01-01T12:00:00Z");
  private final Facades facades = new Facades(noon);

  private void answer(String body) {
    facades.api = cookie -> said(200, body);
  }

  private static String status(String code) {
    return "{\"response\":[{\"registrationId\":\"%s\",\"statusCode\":\"%s\"}],\"errors\":[]}"
        .formatted(RID, code);
  }

  @ParameterizedTest
  @CsvSource({
    "UIN_GENERATED, SUCCEEDED",
    "REREGISTER, FAILED",
    "REJECTED, REJECTED_OR_GIVEN_UP",
    "PROCESSED, IN_PROGRESS",
    "PROCESSING, IN_PROGRESS",
    "RESEND, IN_PROGRESS",
    "UPLOAD_PENDING, IN_PROGRESS"
  })
  void eachStatusIsReadForWhatItMeans(String theirs, ExternalStatus ours) throws MosipRefused {
    answer(status(theirs));
    assertThat(facades.status.of(List.of(RID))).containsExactly(Map.entry(RID, ours));
  }

  @Test
  void anUnknownRidStandsAmongTheErrorsBesideTheFound() throws MosipRefused {
    answer(
        "{\"response\":[{\"registrationId\":\"%s\",\"statusCode\":\"PROCESSED\"}],\"errors\":[{\"errorCode\":\"RPR-RGS-031\",\"message\":\"RID Not Found\",\"registrationId\":\"%s\"}]}"
            .formatted(RID, OTHER_RID));
    assertThat(facades.status.of(List.of(RID, OTHER_RID)))
        .containsOnly(
            Map.entry(RID, ExternalStatus.IN_PROGRESS),
            Map.entry(OTHER_RID, ExternalStatus.UNKNOWN_RID));
  }

  @Test
  void onlyUnknownRidsMakeNoFailure() throws MosipRefused {
    answer(
        "{\"response\":null,\"errors\":[{\"errorCode\":\"RPR-RGS-031\",\"registrationId\":\"%s\"}]}"
            .formatted(RID));
    assertThat(facades.status.of(List.of(RID)))
        .containsExactly(Map.entry(RID, ExternalStatus.UNKNOWN_RID));
  }

  @Test
  void aRidThatWasNotAskedForOrHasNoStatusIsLeftOut() throws MosipRefused {
    answer(
        "{\"response\":[{\"registrationId\":\"%s\",\"statusCode\":\"REJECTED\"},{\"registrationId\":\"%s\"},7]}"
            .formatted(OTHER_RID, RID));
    assertThat(facades.status.of(List.of(RID))).isEmpty();
  }

  @Test
  void ridsAreAskedAHundredAtATimeInMosipsEnvelope() throws MosipRefused {
    answer("{\"response\":[]}");
    List<String> rids =
        IntStream.range(0, 250).mapToObj("1000110001%05d20260101000000"::formatted).toList();
    facades.status.of(rids);
    assertThat(facades.requests)
        .extracting(MosipRequest::id, MosipRequest::version, MosipRequest::requesttime)
        .containsOnly(
            org.assertj.core.groups.Tuple.tuple(
                "mosip.registration.external.status", "1.0", "2026-01-01T12:00:00.000Z"));
    List<Object> asked = new ArrayList<>();
    for (MosipRequest request : facades.requests) {
      Collection<?> batch = (Collection<?>) request.request();
      assertThat(batch).hasSizeLessThanOrEqualTo(100);
      asked.addAll(batch);
    }
    assertThat(asked)
        .containsExactlyElementsOf(
            rids.stream().map(rid -> (Object) Map.of("registrationId", rid)).toList());
  }

  static Stream<Arguments> refusedRequests() {
    return Stream.of(
        Arguments.of("RPR-RGS-023", "clock"),
        Arguments.of("RPR-RGS-015", "clock"),
        Arguments.of("RPR-RGS-022", "id or version"),
        Arguments.of("RPR-RGS-024", "id or version"));
  }

  @ParameterizedTest
  @MethodSource("refusedRequests")
  void aRefusedEnvelopeIsTheOperators(String code, String words) {
    answer(
        "{\"response\":null,\"errors\":[{\"errorCode\":\"%s\",\"message\":\"upstream\"}]}"
            .formatted(code));
    assertThatThrownBy(() -> facades.status.of(List.of(RID)))
        .isInstanceOf(MosipMisconfigured.class)
        .hasMessageStartingWith("status: " + code)
        .hasMessageContaining(words)
        .hasMessageNotContaining("upstream");
  }

  @Test
  void theClocksAreNamedWhereTheyStandBehindAnotherCode() {
    answer("{\"errors\":[{\"errorCode\":\"RPR-RGS-001\"},{\"errorCode\":\"RPR-RGS-023\"}]}");
    assertThatThrownBy(() -> facades.status.of(List.of(RID)))
        .isInstanceOf(MosipMisconfigured.class)
        .hasMessageContaining("clock");
  }

  @Test
  void theHistoryIsSortedByTimeAndLeavesTheCommentsOut() throws MosipRefused {
    answer(
        """
        {"response":[
         {"transactionTypeCode":"DEMOGRAPHIC_VERIFICATION","statusCode":"REJECTED","subStatusCode":"RPR-DDP-FAILED-002",
          "statusComment":"a person's name","createdDateTimes":"2026-01-01T12:00:01.000Z"},
         {"transactionTypeCode":"VALIDATE_PACKET","statusCode":"SUCCESS","subStatusCode":"a person's name",
          "createdDateTimes":"2026-01-01T12:00:00.500Z"}]}
        """);
    List<Transaction> history = facades.transactions.history(RID).orElseThrow();
    assertThat(history)
        .containsExactly(
            new Transaction("VALIDATE_PACKET", "SUCCESS", ""),
            new Transaction("DEMOGRAPHIC_VERIFICATION", "REJECTED", "RPR-DDP-FAILED-002"));
    assertThat(MosipReason.of(history))
        .contains(new MosipReason("DUPLICATE", "RPR-DDP-FAILED-002"));
  }

  @Test
  void aRidWithoutHistoryHasNoSteps() throws MosipRefused {
    answer("{\"response\":null,\"errors\":[{\"errorCode\":\"RPR-RTS-001\"}]}");
    assertThat(facades.transactions.history(RID)).contains(List.of());
  }

  @Test
  void whereNothingIsGrantedNothingIsAskedAndNothingIsKnown() throws MosipRefused {
    var alone = new Facades(noon, Facades.settings(""));
    assertThat(alone.status.isGranted()).isFalse();
    assertThat(alone.transactions.isGranted()).isFalse();
    assertThat(alone.status.of(List.of(RID))).isEmpty();
    assertThat(alone.transactions.history(RID)).isEmpty();
    assertThat(alone.cookies).isEmpty();
  }

  static Stream<Arguments> reasons() {
    return Stream.of(
        Arguments.of("CMD_VALIDATION", "RPR-CMD-FAILED-010", "PACKET_OUTSIDE_HOURS"),
        Arguments.of("CMD_VALIDATION", "RPR-CMD-FAILED-003", "CENTRE_NOT_ACTIVE"),
        Arguments.of("CMD_VALIDATION", "RPR-CMD-FAILED-005", "MACHINE_NOT_ACTIVE"),
        Arguments.of("OPERATOR_VALIDATION", "RPR-OVM-FAILED-004", "OFFICER_NOT_ACTIVE"),
        Arguments.of("OPERATOR_VALIDATION", "RPR-OVM-FAILED-005", "OFFICER_MISSING"),
        Arguments.of("VALIDATE_PACKET", "RPR-PKV-FAILED-002", "SCHEMA"),
        Arguments.of("VALIDATE_PACKET", "RPR-PKV-FAILED-005", "DOCUMENTS"),
        Arguments.of("VALIDATE_PACKET", "RPR-SYS-EXCEPTION-001", "OTHER"),
        Arguments.of("DEMOGRAPHIC_VERIFICATION", "", "DUPLICATE"));
  }

  @ParameterizedTest
  @MethodSource("reasons")
  void theLastFailedStepIsTheReasonAndTheRoutesOwnEndIsNot(
      String type, String subStatus, String reason) {
    assertThat(
            MosipReason.of(
                List.of(
                    new Transaction("PACKET_CLASSIFICATION", "FAILED", "RPR-PKV-FAILED-014"),
                    new Transaction(type, "FAILED", subStatus),
                    new Transaction("INTERNAL_WORKFLOW_ACTION", "FAILED", "RPR-WIA-001"))))
        .contains(new MosipReason(reason, subStatus));
  }

  @Test
  void aHistoryWithoutAFailureHasNoReason() {
    assertThat(MosipReason.of(List.of(new Transaction("UIN_GENERATOR", "PROCESSED", ""))))
        .isEmpty();
  }
}
