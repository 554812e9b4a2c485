package org.vitalflow.mosip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The vector was encrypted by MOSIP's real key manager. */
class CredentialsTest {
  @TempDir Path folder;
  private Credentials credentials;
  private String encrypted;

  @BeforeEach
  void keystoreOfThePartner() throws Exception {
    Path keystore = folder.resolve("partner.p12");
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("partner", key(), "secret".toCharArray(), new Certificate[] {certificate()});
    try (OutputStream out = Files.newOutputStream(keystore)) {
      store.store(out, "secret".toCharArray());
    }
    var settings =
        new MosipSettings(
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            List.of(),
            "",
            "",
            keystore,
            "secret",
            "",
            "",
            false,
            false,
            Duration.ofMinutes(1));
    credentials = new Credentials(new CredentialKey(settings));
    encrypted = text("credential.b64url").strip();
  }

  @Test
  void opensACredentialOfTheRealKeyManager() throws IOException {
    JsonNode expected = new ObjectMapper().readTree(text("credential.json"));
    assertThat(credentials.open(encrypted)).isEqualTo(expected);
  }

  @Test
  void takesBothAlphabetsWithAndWithoutPadding() {
    byte[] raw = Base64.getUrlDecoder().decode(encrypted);
    JsonNode opened = credentials.open(encrypted);
    assertThat(credentials.open(Base64.getEncoder().encodeToString(raw))).isEqualTo(opened);
    assertThat(credentials.open(Base64.getUrlEncoder().encodeToString(raw))).isEqualTo(opened);
  }

  @Test
  void refusesACredentialInWhichAnyByteWasAltered() {
    byte[] raw = Base64.getUrlDecoder().decode(encrypted);
    for (int i = 0; i < raw.length; i++) {
      byte[] altered = raw.clone();
      altered[i] ^= 1;
      String text = Base64.getUrlEncoder().withoutPadding().encodeToString(altered);
      assertThatThrownBy(() -> credentials.open(text))
          .as("byte %d", i)
          .isInstanceOf(Credentials.UnreadableCredential.class);
    }
  }

  @Test
  void refusesWhatIsTooShortToBeACredential() {
    assertThatThrownBy(() -> credentials.open("VkVSX1Iy"))
        .isInstanceOf(Credentials.UnreadableCredential.class);
  }

  private PrivateKey key() throws Exception {
    String pem = text("partner-key.pem").replaceAll("-----[A-Z ]+-----|\\s", "");
    return KeyFactory.getInstance("RSA")
        .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
  }

  private Certificate certificate() throws Exception {
    try (InputStream in = CredentialsTest.class.getResourceAsStream("/mosip/partner-cert.pem")) {
      return CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
  }

  private static String text(String file) throws IOException {
    try (InputStream in = CredentialsTest.class.getResourceAsStream("/mosip/" + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
