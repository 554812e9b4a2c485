package org.vitalflow.mosip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitalflow.mosip.CredentialRefused.Reason;

/** The vector was encrypted by MOSIP's real key manager; the older layouts are made here. */
class CredentialsTest {
  private static final byte[] SPLITTER = "#KEY_SPLITTER#".getBytes(StandardCharsets.US_ASCII);

  @TempDir Path folder;
  private Path keystore;
  private Credentials credentials;
  private byte[] encrypted;

  @BeforeEach
  void keystoreOfThePartner() throws Exception {
    keystore = folder.resolve("partner.p12");
    TestCredentials.store(keystore, TestCredentials.key(), TestCredentials.certificate());
    credentials = TestCredentials.of(keystore);
    encrypted = Base64.getUrlDecoder().decode(TestCredentials.text("credential.b64url").strip());
  }

  @Test
  void opensACredentialOfTheRealKeyManager() throws IOException {
    assertThat(credentials.open(TestCredentials.text("credential.b64url"), "")).isEqualTo(clear());
  }

  @Test
  void takesBothAlphabetsWithAndWithoutPadding() throws IOException {
    for (Base64.Encoder alphabet :
        new Base64.Encoder[] {Base64.getEncoder(), Base64.getUrlEncoder()}) {
      assertThat(credentials.open(alphabet.encodeToString(encrypted), "")).isEqualTo(clear());
      assertThat(credentials.open(alphabet.withoutPadding().encodeToString(encrypted), ""))
          .isEqualTo(clear());
    }
  }

  /**
   * Header and splitter at 0 and 294, thumbprint at 6, session key at 38, AAD and text from 308.
   */
  @Test
  void refusesACredentialInWhichAnyBitWasFlippedAndSaysWhereItBroke() {
    for (int i = 0; i < encrypted.length; i++) {
      byte[] altered = encrypted.clone();
      altered[i] ^= (byte) (1 << i % 8);
      assertThat(reason(altered)).as("byte %d", i).isEqualTo(expected(i));
    }
  }

  private static Reason expected(int place) {
    if (place < 6 || place >= 294 && place < 308) {
      return Reason.WRONG_LAYOUT;
    }
    if (place < 38) {
      return Reason.WRONG_THUMBPRINT;
    }
    return place < 294 ? Reason.WRONG_KEY : Reason.ALTERED;
  }

  @Test
  void refusesACredentialThatWasCutAnywhere() {
    for (int length = 0; length < encrypted.length; length++) {
      assertThat(reason(Arrays.copyOf(encrypted, length)))
          .as("length %d", length)
          .isIn(Reason.WRONG_LAYOUT, Reason.ALTERED);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "VkVSX1Iy", "no base64 at all!", "\u0000", "{}"})
  void refusesWhatIsNoCredentialAtAll(String text) {
    assertThat(reason(text)).isEqualTo(Reason.WRONG_LAYOUT);
  }

  @Test
  void anotherKeyUnderTheRightCertificateIsAWrongKey() throws Exception {
    TestCredentials.store(keystore, otherKey(), TestCredentials.certificate());
    assertThat(reason(encrypted)).isEqualTo(Reason.WRONG_KEY);
  }

  @Test
  void anUnknownCertificateMayYetBePutIntoTheKeystore() throws Exception {
    byte[] altered = encrypted.clone();
    System.arraycopy(new byte[32], 0, altered, 6, 32);
    TestCredentials.store(keystore, otherKey(), TestCredentials.certificate());
    assertThat(reason(altered)).isEqualTo(Reason.UNKNOWN_CERTIFICATE);
    assertThat(Reason.UNKNOWN_CERTIFICATE.isFinal()).isFalse();
  }

  @Test
  void aRotatedKeystoreIsReadWithoutAStart() throws Exception {
    Files.delete(keystore);
    assertThat(reason(encrypted)).isEqualTo(Reason.KEYSTORE_UNREADABLE);
    TestCredentials.store(keystore, TestCredentials.key(), TestCredentials.certificate());
    assertThat(credentials.open(TestCredentials.text("credential.b64url"), "")).isEqualTo(clear());
  }

  @Test
  void theOlderLayoutsOpenWithAndWithoutThumbprint() throws Exception {
    byte[] json = TestCredentials.text("credential.json").getBytes(StandardCharsets.UTF_8);
    assertThat(credentials.open(base64(older(json, thumbprint())), "")).isEqualTo(clear());
    assertThat(credentials.open(base64(older(json, new byte[0])), "")).isEqualTo(clear());
  }

  @Test
  void refusesTheOlderLayoutsInWhichAnyBitWasFlipped() throws Exception {
    byte[] clear = "{\"credentialSubject\":{}}".getBytes(StandardCharsets.UTF_8);
    for (byte[] thumbprint : new byte[][] {thumbprint(), new byte[0]}) {
      byte[] whole = older(clear, thumbprint);
      for (int i = 0; i < whole.length; i++) {
        byte[] altered = whole.clone();
        altered[i] ^= 1;
        assertThat(reason(altered)).as("byte %d of %d", i, whole.length).isNotNull();
      }
    }
  }

  @Test
  void refusesACredentialThatIsNoObject() throws Exception {
    for (String clear : new String[] {"[]", "7", "nonsense", ""}) {
      assertThat(reason(older(clear.getBytes(StandardCharsets.UTF_8), thumbprint())))
          .isEqualTo(Reason.NO_CREDENTIAL);
    }
  }

  /** As MOSIP 1.1 wrote it: no header, no AAD, a 16-byte IV at the end. */
  private static byte[] older(byte[] clear, byte[] thumbprint) throws Exception {
    byte[] session = new byte[32];
    Arrays.fill(session, (byte) 7);
    byte[] iv = new byte[16];
    Arrays.fill(iv, (byte) 9);
    Cipher rsa = Cipher.getInstance("RSA/ECB/OAEPPadding");
    rsa.init(
        Cipher.ENCRYPT_MODE,
        TestCredentials.certificate().getPublicKey(),
        new OAEPParameterSpec(
            "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT));
    Cipher aes = Cipher.getInstance("AES/GCM/NoPadding");
    aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(session, "AES"), new GCMParameterSpec(128, iv));
    var whole = new ByteArrayOutputStream();
    whole.writeBytes(thumbprint);
    whole.writeBytes(rsa.doFinal(session));
    whole.writeBytes(SPLITTER);
    whole.writeBytes(aes.doFinal(clear));
    whole.writeBytes(iv);
    return whole.toByteArray();
  }

  private Reason reason(byte[] whole) {
    return reason(base64(whole));
  }

  private Reason reason(String text) {
    CredentialRefused refused =
        catchThrowableOfType(CredentialRefused.class, () -> credentials.open(text, ""));
    assertThat(refused).as("refused").isNotNull();
    return refused.reason();
  }

  private static String base64(byte[] whole) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
  }

  private static PrivateKey otherKey() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    return generator.generateKeyPair().getPrivate();
  }

  private static byte[] thumbprint() throws Exception {
    return MessageDigest.getInstance("SHA-256").digest(TestCredentials.certificate().getEncoded());
  }

  private static JsonNode clear() throws IOException {
    return new ObjectMapper().readTree(TestCredentials.text("credential.json"));
  }
}
