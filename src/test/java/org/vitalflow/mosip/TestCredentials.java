package org.vitalflow.mosip;

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
import java.time.InstantSource;
import java.util.Base64;

/** The credential that MOSIP's real key manager encrypted, and the partner's keystore to it. */
public final class TestCredentials {
  static final String PASSWORD = "secret";

  private TestCredentials() {}

  /** What opens the vector; its keystore is made in this folder. */
  public static Credentials ofTheVector(Path folder) throws Exception {
    Path keystore = folder.resolve("partner.p12");
    store(keystore, key(), certificate());
    return of(keystore);
  }

  /** The vector as MOSIP sends it. */
  public static String vector() throws IOException {
    return text("credential.b64url").strip();
  }

  static Credentials of(Path keystore) {
    MosipSettings settings = SignalTestSettings.none().keystore(keystore, PASSWORD).mosip();
    var signers = new TrustedSigners(settings, InstantSource.system());
    return new Credentials(
        new CredentialKey(new PartnerKeystore(settings)),
        new CredentialSignature(signers, settings));
  }

  static void store(Path keystore, PrivateKey key, Certificate certificate) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("partner", key, PASSWORD.toCharArray(), new Certificate[] {certificate});
    try (OutputStream out = Files.newOutputStream(keystore)) {
      store.store(out, PASSWORD.toCharArray());
    }
  }

  static PrivateKey key() throws Exception {
    String pem = text("partner-key.pem").replaceAll("-----[A-Z ]+-----|\\s", "");
    return KeyFactory.getInstance("RSA")
        .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
  }

  static Certificate certificate() throws Exception {
    try (InputStream in = TestCredentials.class.getResourceAsStream("/mosip/partner-cert.pem")) {
      return CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
  }

  static String text(String file) throws IOException {
    try (InputStream in = TestCredentials.class.getResourceAsStream("/mosip/" + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
