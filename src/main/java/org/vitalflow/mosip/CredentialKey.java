package org.vitalflow.mosip;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.util.Collection;
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
  private final PartnerKeystore keystore;
  private volatile Map<String, PrivateKey> keys = Map.of();

  CredentialKey(PartnerKeystore keystore) {
    this.keystore = keystore;
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
    try {
      Map<String, PrivateKey> found = new HashMap<>();
      for (PartnerKeystore.Entry entry : keystore.entries()) {
        if (entry.key() instanceof PrivateKey key) {
          byte[] certificate = entry.certificate().getEncoded();
          byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate);
          found.put(HexFormat.of().formatHex(digest), key);
        }
      }
      return Map.copyOf(found);
    } catch (GeneralSecurityException | IOException e) {
      throw new CredentialRefused(Reason.KEYSTORE_UNREADABLE);
    }
  }
}
