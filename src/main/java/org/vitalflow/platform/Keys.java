package org.vitalflow.platform;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.subtle.Hkdf;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The registry's keys, all from one setting: {@code VITALFLOW_KEYSET}, a Tink AES-GCM keyset as
 * JSON or its file.
 */
@Configuration(proxyBeanMethods = false)
class Keys {
  private static final byte[] INDEX_PURPOSE =
      "vitalflow blind index".getBytes(StandardCharsets.UTF_8);

  @Bean
  KeysetHandle registryKeyset(@Value("${vitalflow.keyset}") String setting)
      throws GeneralSecurityException, IOException {
    String json =
        setting.stripLeading().startsWith("{") ? setting : Files.readString(Path.of(setting));
    return Keyset.parse(json);
  }

  @Bean
  Seal seal(KeysetHandle registryKeyset) throws GeneralSecurityException {
    return new Seal(registryKeyset);
  }

  @Bean
  @AccessesPartialKey
  IndexKeys indexKeys(KeysetHandle registryKeyset) throws GeneralSecurityException {
    Map<Integer, byte[]> keys = new HashMap<>();
    for (int i = 0; i < registryKeyset.size(); i++) {
      KeysetHandle.Entry entry = registryKeyset.getAt(i);
      byte[] secret =
          ((AesGcmKey) entry.getKey()).getKeyBytes().toByteArray(InsecureSecretKeyAccess.get());
      keys.put(
          entry.getId(), Hkdf.computeHkdf("HMACSHA256", secret, new byte[0], INDEX_PURPOSE, 32));
    }
    return new IndexKeys(registryKeyset.getPrimary().getId(), keys);
  }
}
