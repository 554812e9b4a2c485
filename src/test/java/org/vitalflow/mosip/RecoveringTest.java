package org.vitalflow.mosip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vitalflow.mosip.Facades.OTHER_RID;
import static org.vitalflow.mosip.Facades.RID;
import static org.vitalflow.mosip.Facades.said;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked of MOSIP where an answer did not come (mosip-contract 3.4, 8 and 9). */
class RecoveringTest {
  private static final String UIN = "2363484767";
  private static final String IDENTITY =
      "{\"response\":{\"status\":\"ACTIVATED\",\"identity\":{\"UIN\":\"%s\",\"fullName\":\"a person\"}},\"errors\":[]}"
          .formatted(UIN);
  private static final String NO_IDENTITY =
      "{\"response\":null,\"errors\":[{\"errorCode\":\"IDR-IDC-007\",\"message\":\"No Record(s) found\"}]}";

  private final InstantSource noon = () -> Instant.parse("2026-01-01T12:00:00Z");
  private final Facades facades = new Facades(noon);
  private final Facades alone = new Facades(noon, Facades.settings(""));

  private void answer(String body) {
    facades.api = cookie -> said(200, body);
  }

  private static String flow(String rid, String status) {
    return "{\"response\":{\"totalRecord\":1,\"data\":[{\"workflowId\":\"%s\",\"statusCode\":\"%s\"}]},\"errors\":[]}"
        .formatted(rid, status);
  }

  @ParameterizedTest
  @CsvSource({
    "PROCESSED, PROCESSED",
    "FAILED, FAILED",
    "REJECTED, REJECTED",
    "REPROCESS_FAILED, GAVE_UP",
    "PROCESSING, IN_PROGRESS",
    "REPROCESS, IN_PROGRESS",
    "PAUSED_FOR_ADDITIONAL_INFO, IN_PROGRESS"
  })
  void mosipsOwnStatusTellsRejectedFromGivenUp(String theirs, RawStatus ours) throws MosipRefused {
    answer(flow(RID, theirs));
    assertThat(facades.search.of(RID)).contains(ours);
    MosipRequest asked = facades.requests.get(0);
    assertThat(asked.id()).isEqualTo("mosip.registration.processor.workflow.search");
    assertThat(asked.version()).isEqualTo("v1");
    assertThat(String.valueOf(asked.request())).contains("regId", RID);
  }

  @Test
  void aWorkflowOfAnotherRidIsNone() throws MosipRefused {
    answer(flow(OTHER_RID, "PROCESSED"));
    assertThat(facades.search.of(RID)).contains(RawStatus.NO_WORKFLOW);
  }

  @Test
  void whereNothingIsGrantedNothingIsAskedAndNothingIsKnown() throws MosipRefused {
    assertThat(alone.search.isGranted()).isFalse();
    assertThat(alone.search.of(RID)).isEmpty();
    assertThat(alone.identities.isGranted()).isFalse();
    assertThat(alone.identities.exists(RID)).isEmpty();
    alone.identities.mustHaveUin(RID, UIN);
    assertThat(alone.credentials.areGranted()).isFalse();
    assertThat(alone.cookies).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "VALIDATE_PACKET, FAILED, RPR-PKV-FAILED-002, FAILED",
    "DEMOGRAPHIC_VERIFICATION, REJECTED, '', REJECTED",
    "VALIDATE_PACKET, REPROCESS_FAILED, '', GAVE_UP",
    "SYNC_REGISTRATION, FAILED, RPR-RPS-FAILED-001, GAVE_UP"
  })
  void whereSearchIsNotGrantedTheHistoryTellsWhatFailed(
      String step, String status, String code, RawStatus ours) throws MosipRefused {
    var search = historyAlone();
    answer(
        "{\"response\":[{\"transactionTypeCode\":\"%s\",\"statusCode\":\"%s\",\"subStatusCode\":\"%s\"}]}"
            .formatted(step, status, code));
    assertThat(search.of(RID)).contains(ours);
  }

  @ParameterizedTest
  @ValueSource(strings = {"SUCCESS", "PROCESSED", "ERROR", "REPROCESS"})
  void aHistoryWithoutAFailureTellsNothing(String status) throws MosipRefused {
    var search = historyAlone();
    answer(
        "{\"response\":[{\"transactionTypeCode\":\"UIN_GENERATOR\",\"statusCode\":\"%s\",\"subStatusCode\":\"\"}]}"
            .formatted(status));
    assertThat(search.of(RID)).isEmpty();
  }

  private WorkflowSearch historyAlone() {
    return new WorkflowSearch(
        (cookie, request) -> said(500, ""),
        facades.transactions,
        facades.calls,
        new RecoverySettings("", false, ""),
        noon);
  }

  @Test
  void anIdentityIsToldByItsRidAndNothingOfItIsRepeated() throws MosipRefused {
    answer(IDENTITY);
    assertThat(facades.identities.exists(RID)).contains(true);
    facades.identities.mustHaveUin(RID, UIN);
    assertThatThrownBy(() -> facades.identities.mustHaveUin(RID, "1234567890"))
        .isInstanceOf(MosipRefused.class)
        .hasMessageNotContainingAny(UIN, "1234567890", "person");
    answer(NO_IDENTITY);
    assertThat(facades.identities.exists(RID)).contains(false);
    assertThatThrownBy(() -> facades.identities.mustHaveUin(RID, UIN))
        .isInstanceOf(MosipRefused.class);
  }

  @Test
  void anyOtherAnswerIsNeitherAnIdentityNorNone() {
    answer("{\"response\":null,\"errors\":[{\"errorCode\":\"IDR-IDS-003\"}]}");
    assertThatThrownBy(() -> facades.identities.exists(RID)).isInstanceOf(MosipUnavailable.class);
    facades.api = cookie -> said(403, "");
    assertThatThrownBy(() -> facades.identities.exists(RID))
        .isInstanceOf(MosipNotGranted.class)
        .hasMessageContaining("identity by RID");
  }

  @Test
  void aCredentialIsAskedForUnderItsRid() throws MosipRefused {
    answer("{\"response\":{\"requestId\":\"r\",\"id\":\"%s\"},\"errors\":null}".formatted(RID));
    facades.credentials.request(RID);
    MosipRequest asked = facades.requests.get(0);
    assertThat(asked.id()).isEqualTo("mosip.credential.request.generator");
    assertThat(asked.version()).isEqualTo("1.0");
    assertThat((Map<?, ?>) asked.request())
        .extracting("id", "issuer", "credentialType")
        .containsExactly(RID, "crvs", "vercred");
    assertThat(facades.requests).hasSize(1);
  }

  @Test
  void anOlderMosipIsAskedByItsFirstService() throws MosipRefused {
    facades.api =
        cookie ->
            facades.requests.size() == 1
                ? said(404, "")
                : said(200, "{\"response\":{\"requestId\":\"r\"}}");
    facades.credentials.request(RID);
    assertThat(facades.requests).hasSize(2);
  }

  @Test
  void aCredentialThatMosipDoesNotTakeIsNoneThatWasAskedFor() {
    answer("{\"response\":null,\"errors\":[{\"errorCode\":\"IDR-CRG-005\"}]}");
    assertThatThrownBy(() -> facades.credentials.request(RID)).isInstanceOf(MosipUnavailable.class);
    facades.api = cookie -> said(404, "");
    assertThatThrownBy(() -> facades.credentials.request(RID))
        .isInstanceOf(MosipMisconfigured.class)
        .hasMessageContaining("MOSIP_CREDENTIALREQUEST_URL");
  }

  @Test
  void whatIsNoRidIsNotAskedFor() {
    assertThatThrownBy(() -> facades.identities.exists("../1")).isInstanceOf(MosipRefused.class);
    assertThatThrownBy(() -> facades.credentials.request("1")).isInstanceOf(MosipRefused.class);
    assertThatThrownBy(() -> facades.search.of("1")).isInstanceOf(MosipRefused.class);
    assertThat(facades.cookies).isEmpty();
  }
}
