package org.vitalflow.platform;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;
import java.time.InstantSource;

/** Keys of one test, for registries that are put together by hand. */
public final class TestKeys {
  private final KeysetHandle keyset;

  public TestKeys() {
    try {
      AeadConfig.register();
      keyset = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  public Seal seal() {
    try {
      return new Seal(keyset);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  public IndexKeys indexKeys() {
    try {
      return new Keys().indexKeys(keyset);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  public static Ids ids(InstantSource clock) {
    return new Ids(clock);
  }
}
