package org.vitalflow.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
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

/**
 * A credential in MOSIP's layout, taken apart with the partner's key.
 *
 * @param isForPartner whether it names the partner's certificate
 */
record OpenedCredential(String header, boolean isForPartner, String splitter, JsonNode subject) {
  private static final int HEADER = 6;
  private static final int THUMBPRINT = 32;
  private static final int SESSION_KEY = 256;
  private static final int AAD = 32;
  private static final int SPLITTER = "#KEY_SPLITTER#".length();

  static OpenedCredential of(Path folder, String encrypted) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    char[] password = "partner-demo-secret".toCharArray();
    try (InputStream in = Files.newInputStream(folder.resolve("partner.p12"))) {
      store.load(in, password);
    }
    byte[] all = Base64.getUrlDecoder().decode(encrypted);
    int key = HEADER + THUMBPRINT;
    int splitter = key + SESSION_KEY;
    int aad = splitter + SPLITTER;
    byte[] thumbprint =
        MessageDigest.getInstance("SHA-256").digest(store.getCertificate("partner").getEncoded());
    Cipher rsa = Cipher.getInstance("RSA/ECB/OAEPPadding");
    rsa.init(
        Cipher.DECRYPT_MODE,
        (PrivateKey) store.getKey("partner", password),
        new OAEPParameterSpec(
            "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT));
    byte[] session = rsa.doFinal(all, key, SESSION_KEY);
    Cipher aes = Cipher.getInstance("AES/GCM/NoPadding");
    aes.init(
        Cipher.DECRYPT_MODE,
        new SecretKeySpec(session, "AES"),
        new GCMParameterSpec(128, all, aad, 12));
    aes.updateAAD(all, aad, AAD);
    byte[] plain = aes.doFinal(all, aad + AAD, all.length - aad - AAD);
    return new OpenedCredential(
        new String(all, 0, HEADER, StandardCharsets.US_ASCII),
        Arrays.equals(all, HEADER, key, thumbprint, 0, THUMBPRINT),
        new String(all, splitter, SPLITTER, StandardCharsets.US_ASCII),
        RunningSimulator.JSON.readTree(plain).path("credentialSubject"));
  }
}
