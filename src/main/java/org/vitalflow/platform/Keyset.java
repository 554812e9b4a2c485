package org.vitalflow.platform;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;

/** The keyset that seals the registry (Tink, AES-256-GCM), as {@code VITALFLOW_KEYSET} takes it. */
public final class Keyset {
  private Keyset() {}

  /** A new one, as JSON in one line. It is a secret, and what it sealed is lost without it. */
  public static String make() throws GeneralSecurityException {
    AeadConfig.register();
    return TinkJsonProtoKeysetFormat.serializeKeyset(
            KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM),
            InsecureSecretKeyAccess.get())
        .replace("\n", "");
  }

  /** The keys of such a JSON; fails if it is none. */
  public static KeysetHandle parse(String json) throws GeneralSecurityException {
    AeadConfig.register();
    return TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get());
  }
}
