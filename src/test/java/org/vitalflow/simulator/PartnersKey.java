package org.vitalflow.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;

/** Opens credentials with the key that the simulator made for the partner. */
final class PartnersKey {
  private PartnersKey() {}

  static JsonNode open(Path folder, String encrypted) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    char[] password = "partner-demo-secret".toCharArray();
    try (InputStream in = Files.newInputStream(folder.resolve("partner.p12"))) {
      store.load(in, password);
    }
    byte[] all = Base64.getUrlDecoder().decode(encrypted);
    int key = 6 + 32;
    int aad = key + 256 + "#KEY_SPLITTER#".length();
    Cipher rsa = Cipher.getInstance("RSA/ECB/OAEPPadding");
    rsa.init(
        Cipher.DECRYPT_MODE,
        (PrivateKey) store.getKey("partner", password),
        new OAEPParameterSpec(
            "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT));
    byte[] session = rsa.doFinal(Arrays.copyOfRange(all, key, key + 256));
    Cipher aes = Cipher.getInstance("AES/GCM/NoPadding");
    aes.init(
        Cipher.DECRYPT_MODE,
        new SecretKeySpec(session, "AES"),
        new GCMParameterSpec(128, all, aad, 12));
    aes.updateAAD(all, aad, 32);
    return RunningSimulator.JSON.readTree(aes.doFinal(all, aad + 32, all.length - aad - 32));
  }
}
