package org.vitalflow.mosip;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The partner's private keys by certificate thumbprint, so that an old one still opens while
 * certificates rotate.
 */
@Component
class CredentialKey {
  private final MosipSettings settings;
  private volatile Map<String, PrivateKey> keys = Map.of();

  CredentialKey(MosipSettings settings) {
    this.settings = settings;
  }

  /**
   * The key of the certificate with this SHA-256 thumbprint; the keystore is read again when it is
   * not known.
   */
  PrivateKey of(byte[] thumbprint) throws GeneralSecurityException, IOException {
    String name = HexFormat.of().formatHex(thumbprint);
    if (!keys.containsKey(name)) {
      keys = read();
    }
    PrivateKey key = keys.get(name);
    if (key == null) {
      throw new GeneralSecurityException(
          "The credential is encrypted for a certificate that is not in our keystore");
    }
    return key;
  }

  private Map<String, PrivateKey> read() throws GeneralSecurityException, IOException {
    char[] password = settings.partnerKeystorePassword().toCharArray();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(settings.partnerKeystore())) {
      store.load(in, password);
    }
    Map<String, PrivateKey> found = new HashMap<>();
    for (String alias : Collections.list(store.aliases())) {
      Certificate certificate = store.getCertificate(alias);
      if (certificate != null && store.getKey(alias, password) instanceof PrivateKey key) {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
        found.put(HexFormat.of().formatHex(digest), key);
      }
    }
    Arrays.fill(password, ' ');
    return Map.copyOf(found);
  }
}
