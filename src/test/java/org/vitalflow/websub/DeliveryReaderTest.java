package org.vitalflow.websub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitalflow.mosip.Credentials;
import org.vitalflow.mosip.Topic;
import org.vitalflow.packet.Identifier;
import org.vitalflow.packet.Signal;
import org.vitalflow.websub.UnreadableDelivery.Reason;

class DeliveryReaderTest {
  private static final String RID = "10001100010000120261123101530";

  private final Credentials credentials = mock(Credentials.class);
  private final DeliveryReader reader = new DeliveryReader(credentials);

  @ParameterizedTest
  @CsvSource({"PROCESSED", "REJECTED", "FAILED"})
  void theCompletedEventNamesItsRidAsInstance(String resultCode) {
    assertThat(read(Topic.COMPLETED, completed(RID, resultCode)))
        .isEqualTo(new Delivery.Completed(RID, Signal.valueOf(resultCode)));
  }

  @ParameterizedTest(name = "instance {0}, result {1}")
  @CsvSource({
    RID + ", PAUSED, UNKNOWN_RESULT",
    "'', PROCESSED, NO_RID",
    "not-a-rid, PROCESSED, NO_RID",
    "../../etc/passwd, PROCESSED, NO_RID"
  })
  void aCompletedEventWithoutAKnownResultOrARidIsUnreadable(
      String instance, String resultCode, Reason reason) {
    assertUnreadable(Topic.COMPLETED, completed(instance, resultCode), reason);
  }

  @Test
  void thePausedEventSaysWhatIsAsked() {
    assertThat(read(Topic.PAUSED, paused(RID, "BIOMETRIC_CORRECTION", RID + "-X-1")))
        .isEqualTo(new Delivery.Paused(RID, "BIOMETRIC_CORRECTION", RID + "-X-1"));
  }

  @ParameterizedTest(name = "process {0}, request {1}")
  @CsvSource({"'', R-1", "CORRECTION, ''", "<b>, R-1", "CORRECTION, R 1"})
  void aPausedEventThatDoesNotSayWhatIsAskedIsUnreadable(String process, String request) {
    assertUnreadable(Topic.PAUSED, paused(RID, process, request), Reason.NOTHING_ASKED);
  }

  @Test
  void ofSeveralIdentifiersTheVidComesLastToBePrinted() {
    shares("\"VID\":\"6543210987654321\",\"UIN\":\"1234567890\",\"psut\":\"t-1\"", RID);
    assertThat(credential(RID, "").identifiers())
        .extracting(Identifier::kind)
        .containsExactly("PSUT", "UIN", "VID");
  }

  @Test
  void aTokenAloneIsAnIdentifier() {
    shares("\"PSUT\":\"36417259\"", RID);
    assertThat(credential(RID, "").identifiers())
        .containsExactly(new Identifier("PSUT", "36417259"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"fullName\":\"x\"", "\"VID\":null", "\"VID\":{}", "\"UIN\":\" \""})
  void aCredentialThatSharesNoNumberIsACredentialAllTheSame(String attributes) {
    shares(attributes, RID);
    assertThat(credential(RID, "").identifiers()).isEmpty();
  }

  @Test
  void aCredentialWhoseEventNamesNoRidIsKnownByItsSubject() {
    shares("\"VID\":\"6543210987654321\"", RID);
    assertThat(credential("", "").rid()).isEqualTo(RID);
  }

  @Test
  void theRequestIsTheEventsTransaction() {
    shares("\"VID\":\"6543210987654321\"", RID);
    assertThat(credential(RID, "request-1").requestId()).isEqualTo("request-1");
  }

  @Test
  void aCredentialForAnotherRidThanItsEventNamesIsUnreadable() {
    shares("\"VID\":\"6543210987654321\"", "10001100010000220261123101530");
    assertUnreadable(Topic.CREDENTIAL, event(RID, ""), Reason.RIDS_DIFFER);
  }

  @Test
  void aCredentialThatNamesNoRidIsUnreadableThoughItsEventDoes() {
    shares("\"VID\":\"6543210987654321\"", "");
    assertUnreadable(Topic.CREDENTIAL, event(RID, ""), Reason.NO_RID);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"event\":null}",
        "{\"event\":[]}",
        "{\"event\":{\"data\":{}}}",
        "{\"event\":{\"data\":{\"credential\":{}},\"dataShareUri\":null}}"
      })
  void anEventWithoutACredentialInsideIsUnreadable(String body) {
    assertUnreadable(Topic.CREDENTIAL, body, Reason.NO_CREDENTIAL);
    assertThat(DeliveryReader.share(Topic.CREDENTIAL, tree(body))).isEmpty();
  }

  @Test
  void whatWasFetchedStandsForTheCredentialThatIsNotInside() {
    shares("\"VID\":\"6543210987654321\"", RID);
    String body = shared("https://share.example/x", "");
    assertThat(DeliveryReader.share(Topic.CREDENTIAL, tree(body)))
        .contains("https://share.example/x");
    assertThat(reader.read(Topic.CREDENTIAL, tree(body), Optional.of("sealed")).rid())
        .isEqualTo(RID);
  }

  @Test
  void aCredentialInsideIsNotFetchedToo() {
    String body = shared("https://share.example/x", "sealed");
    assertThat(DeliveryReader.share(Topic.CREDENTIAL, tree(body))).isEmpty();
  }

  @Test
  void theSignatureBesideTheCredentialIsCheckedWithIt() {
    when(credentials.open("sealed", "h..s")).thenReturn(subject("\"VID\":\"1\"", RID));
    String body =
        "{\"event\":{\"data\":{\"credential\":\"sealed\",\"proof\":{\"signature\":\"h..s\"}}}}";
    assertThat(read(Topic.CREDENTIAL, body).rid()).isEqualTo(RID);
  }

  private Delivery read(Topic topic, String body) {
    return reader.read(topic, tree(body), Optional.empty());
  }

  private Delivery.Credential credential(String rid, String request) {
    return (Delivery.Credential) read(Topic.CREDENTIAL, event(rid, request));
  }

  private void assertUnreadable(Topic topic, String body, Reason reason) {
    assertThatThrownBy(() -> read(topic, body))
        .isInstanceOfSatisfying(
            UnreadableDelivery.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  private void shares(String attributes, String rid) {
    when(credentials.open("sealed", "")).thenReturn(subject(attributes, rid));
  }

  private static ObjectNode subject(String attributes, String rid) {
    return tree(
        "{\"credentialSubject\":{\"id\":\"https://mosip.example/credentials/%s\",%s}}"
            .formatted(rid, attributes));
  }

  private static String event(String rid, String request) {
    return "{\"event\":{\"transactionId\":\"%s\",\"data\":{\"registrationId\":\"%s\",\"credential\":\"sealed\"}}}"
        .formatted(request, rid);
  }

  private static String shared(String address, String inside) {
    return "{\"event\":{\"dataShareUri\":\"%s\",\"data\":{\"registrationId\":\"%s\",\"credential\":\"%s\"}}}"
        .formatted(address, RID, inside);
  }

  private static String completed(String instance, String resultCode) {
    return "{\"instanceId\":\"%s\",\"resultCode\":\"%s\",\"workflowType\":\"CRVS_NEW\",\"errorCode\":null}"
        .formatted(instance, resultCode);
  }

  private static String paused(String instance, String process, String request) {
    return "{\"instanceId\":\"%s\",\"workflowType\":\"CRVS_NEW\",\"additionalInfoProcess\":\"%s\",\"additionalInfoRequestId\":\"%s\"}"
        .formatted(instance, process, request);
  }

  private static ObjectNode tree(String json) {
    return DeliveryJson.read(json.getBytes(StandardCharsets.UTF_8)).orElseThrow();
  }
}
