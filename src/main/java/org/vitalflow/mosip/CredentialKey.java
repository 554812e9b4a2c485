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
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.vitalflow.mosip.CredentialRefused.Reason;

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
   * not known. Fails with {@code KEYSTORE_UNREADABLE}.
   */
  Optional<PrivateKey> of(byte[] thumbprint) {
    String name = HexFormat.of().formatHex(thumbprint);
    if (!keys.containsKey(name)) {
      keys = read();
    }
    return Optional.ofNullable(keys.get(name));
  }

  /** All keys, for what names no certificate or a wrong one. */
  Collection<PrivateKey> all() {
    if (keys.isEmpty()) {
      keys = read();
    }
    return keys.values();
  }

  private Map<String, PrivateKey> read() {
    char[] password = settings.partnerKeystorePassword().toCharArray();
    try (InputStream in = Files.newInputStream(settings.partnerKeystore())) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, password);
      Map<String, PrivateKey> found = new HashMap<>();
      for (String alias : Collections.list(store.aliases())) {
        Certificate certificate = store.getCertificate(alias);
        if (certificate != null && store.getKey(alias, password) instanceof PrivateKey key) {
          byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
          found.put(HexFormat.of().formatHex(digest), key);
        }
      }
      return Map.copyOf(found);
    } catch (GeneralSecurityException | IOException e) {
      throw new CredentialRefused(Reason.KEYSTORE_UNREADABLE);
    } finally {
      Arrays.fill(password, ' ');
    }
  }
}
