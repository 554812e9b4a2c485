package org.vitalflow.websub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vitalflow.mosip.Credentials;
import org.vitalflow.mosip.Topic;
import org.vitalflow.packet.Signal;

class DeliveryReaderTest {
  private static final String RID = "10001100010000120261123101530";

  private final Credentials credentials = mock(Credentials.class);
  private final DeliveryReader reader = new DeliveryReader(credentials);

  @ParameterizedTest
  @CsvSource({"PROCESSED", "REJECTED", "FAILED"})
  void theCompletedEventNamesItsRidAsInstance(String resultCode) {
    Delivery delivery = reader.read(Topic.COMPLETED, completed(RID, resultCode));
    assertThat(delivery.rid()).isEqualTo(RID);
    assertThat(delivery.signal()).isEqualTo(Signal.valueOf(resultCode));
    assertThat(delivery.identifier()).isEmpty();
  }

  @ParameterizedTest(name = "instance {0}, result {1}")
  @CsvSource({
    RID + ", PAUSED",
    "'', PROCESSED",
    "not-a-rid, PROCESSED",
    "../../etc/passwd, PROCESSED"
  })
  void aCompletedEventWithoutAKnownResultOrARidIsUnreadable(String instance, String resultCode) {
    assertThatThrownBy(() -> reader.read(Topic.COMPLETED, completed(instance, resultCode)))
        .isInstanceOf(UnreadableDelivery.class);
  }

  @Test
  void theCredentialGivesTheVidBeforeTheUin() {
    shares("\"UIN\":\"1234567890\",\"VID\":\"6543210987654321\"", RID);
    Delivery delivery = reader.read(Topic.CREDENTIAL, credential(RID));
    assertThat(delivery.signal()).isEqualTo(Signal.CREDENTIAL_RECEIVED);
    assertThat(delivery.identifier().orElseThrow().kind()).isEqualTo("VID");
  }

  @Test
  void aCredentialThatSharesNoNumberIsACredentialAllTheSame() {
    shares("\"fullName\":\"x\"", RID);
    Delivery delivery = reader.read(Topic.CREDENTIAL, credential(RID));
    assertThat(delivery.signal()).isEqualTo(Signal.CREDENTIAL_RECEIVED);
    assertThat(delivery.identifier()).isEmpty();
  }

  @Test
  void aCredentialWhoseEventNamesNoRidIsKnownByItsSubject() {
    shares("\"VID\":\"6543210987654321\"", RID);
    assertThat(reader.read(Topic.CREDENTIAL, credential("")).rid()).isEqualTo(RID);
  }

  @Test
  void aCredentialForAnotherRidThanItsEventNamesIsUnreadable() {
    shares("\"VID\":\"6543210987654321\"", "10001100010000220261123101530");
    assertThatThrownBy(() -> reader.read(Topic.CREDENTIAL, credential(RID)))
        .isInstanceOf(UnreadableDelivery.class);
  }

  @Test
  void anEventWithoutACredentialInsideIsUnreadable() {
    assertThatThrownBy(() -> reader.read(Topic.CREDENTIAL, tree("{\"event\":{\"data\":{}}}")))
        .isInstanceOf(UnreadableDelivery.class);
  }

  private void shares(String attributes, String rid) {
    when(credentials.open("sealed"))
        .thenReturn(
            tree(
                "{\"credentialSubject\":{\"id\":\"https://mosip.example/credentials/%s\",%s}}"
                    .formatted(rid, attributes)));
  }

  private static JsonNode credential(String rid) {
    return tree(
        "{\"event\":{\"data\":{\"registrationId\":\"%s\",\"credential\":\"sealed\"}}}"
            .formatted(rid));
  }

  private static JsonNode completed(String instance, String resultCode) {
    return tree(
        "{\"instanceId\":\"%s\",\"resultCode\":\"%s\",\"workflowType\":\"CRVS_NEW\",\"errorCode\":null}"
            .formatted(instance, resultCode));
  }

  private static JsonNode tree(String json) {
    try {
      return new ObjectMapper().readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
