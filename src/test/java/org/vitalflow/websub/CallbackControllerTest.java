package org.vitalflow.websub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vitalflow.mosip.Subscriptions;
import org.vitalflow.mosip.Topic;

/** The answers to the hub; what becomes of a delivery is the inbox's test. */
class CallbackControllerTest {
  private static final byte[] BODY = "{\"a\": 1}\n".getBytes(StandardCharsets.UTF_8);

  private final Subscriptions subscriptions = mock(Subscriptions.class);
  private final Reception reception = mock(Reception.class);
  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final CallbackController controller =
      new CallbackController(
          subscriptions,
          new DeliverySignature("current", "previous"),
          reception,
          new DeliveryCounts(meters));

  @ParameterizedTest(name = "{0} signed with the {1} secret")
  @CsvSource({
    "completed, current, COMPLETED",
    "credential, current, CREDENTIAL",
    "paused, current, PAUSED",
    "completed-0a1b2c3d, current, COMPLETED",
    "completed, previous, COMPLETED",
    "credential-0a1b2c3d, previous, CREDENTIAL"
  })
  void aSignedDeliveryIsTakenByEveryPathWhileItsSecretIsConfigured(
      String path, String secret, Topic topic) throws Exception {
    when(reception.take(topic, BODY)).thenReturn(true);
    assertThat(deliver(path, "sha256=" + hmac(secret, BODY), BODY)).isEqualTo(202);
    verify(subscriptions).delivered(path);
  }

  @Test
  void theSignatureIsOverTheRawBytesInAnyCaseOfItsDigits() throws Exception {
    when(reception.take(any(), any())).thenReturn(true);
    String upper = hmac("current", BODY).toUpperCase(Locale.ROOT);
    assertThat(deliver("completed", "sha256=" + upper, BODY)).isEqualTo(202);
    byte[] stripped =
        new String(BODY, StandardCharsets.UTF_8).strip().getBytes(StandardCharsets.UTF_8);
    assertThat(deliver("completed", "sha256=" + upper, stripped)).isEqualTo(401);
    assertThat(meters.counter("vitalflow.websub.deliveries", "what", "forged").count())
        .isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"SHA256=", "sha1=", "sha512=", "SHA1=", "''", "hmac="})
  void anotherAlgorithmsNameIsRefusedThoughTheDigestIsRight(String prefix) throws Exception {
    assertThat(deliver("completed", prefix + hmac("current", BODY), BODY)).isEqualTo(401);
    verifyNoInteractions(reception);
  }

  @Test
  void withoutASignatureOrWithAnothersNothingIsStored() throws Exception {
    assertThat(deliver("completed", null, BODY)).isEqualTo(401);
    assertThat(deliver("completed", "sha256=" + hmac("other", BODY), BODY)).isEqualTo(401);
    assertThat(deliver("completed", "sha256=" + hmac("", new byte[] {0}), BODY)).isEqualTo(401);
    verifyNoInteractions(reception);
  }

  @Test
  void aDeliveryThatCannotBeStoredIsAskedForAgain() throws Exception {
    assertThat(deliver("completed", "sha256=" + hmac("current", BODY), BODY)).isEqualTo(503);
    verify(subscriptions, never()).delivered(anyString());
  }

  @ParameterizedTest
  @CsvSource({
    "elsewhere",
    "COMPLETED",
    "completed-",
    "completed-0a1b2c3",
    "completed-0A1B2C3D",
    "completed-0a1b2c3d5"
  })
  void aPathThatIsNoSubscriptionIsNotFound(String path) throws Exception {
    assertThat(deliver(path, "sha256=" + hmac("current", BODY), BODY)).isEqualTo(404);
  }

  @Test
  void aBodyWithoutAnEndIsNotReadToIt() throws Exception {
    byte[] large = new byte[10 * 1024 * 1024 + 1];
    assertThat(deliver("completed", "sha256=" + hmac("current", large), large)).isEqualTo(413);
    verifyNoInteractions(reception);
  }

  @Test
  void anIntentThatIsNotOursIsNotFound() {
    assertThat(controller.intent("completed", "subscribe", "T", "c", "").getStatusCode().value())
        .isEqualTo(404);
    when(subscriptions.heard("completed", "subscribe", "T", "c", "")).thenReturn(true);
    assertThat(controller.intent("completed", "subscribe", "T", "c", "").getBody()).isEqualTo("c");
  }

  private int deliver(String path, String header, byte[] body) throws IOException {
    return controller
        .delivery(path, header, new ByteArrayInputStream(body))
        .getStatusCode()
        .value();
  }

  private static String hmac(String secret, byte[] body) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    byte[] key = secret.isEmpty() ? new byte[1] : secret.getBytes(StandardCharsets.UTF_8);
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return HexFormat.of().formatHex(mac.doFinal(body));
  }
}
