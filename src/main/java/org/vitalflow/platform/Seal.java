package org.vitalflow.platform;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/**
 * Seals what is personal before it reaches a table (Tink AES-256-GCM, key id in the first five
 * bytes, so old keys of a rotated keyset still open).
 */
public class Seal {
  private final Aead aead;

  Seal(KeysetHandle keyset) throws GeneralSecurityException {
    this.aead = keyset.getPrimitive(com.google.crypto.tink.RegistryConfiguration.get(), Aead.class);
  }

  /**
   * Seals {@code plain} for one place, named by {@code context} (such as an event id); it opens
   * nowhere else.
   */
  public byte[] close(byte[] plain, String context) {
    try {
      return aead.encrypt(plain, context.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The registry's keyset cannot seal", e);
    }
  }

  /** Opens what {@link #close} sealed for the same context; fails when it was altered or moved. */
  public byte[] open(byte[] sealed, String context) {
    try {
      return aead.decrypt(sealed, context.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A sealed value does not open: wrong keyset, or altered", e);
    }
  }
}
