package org.vitalflow.platform;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keyed hashes (HMAC-SHA-256) for blind indexes and content comparison. Each key of the registry's
 * keyset has one index key derived from it, with the same id, so a rotation gives both a new
 * version.
 */
public class IndexKeys {
  private final int primary;
  private final Map<Integer, byte[]> keys;

  IndexKeys(int primary, Map<Integer, byte[]> keys) {
    this.primary = primary;
    this.keys = Map.copyOf(keys);
  }

  /** The version under which new hashes are written. */
  public int version() {
    return primary;
  }

  /** The hash of {@code value} under the newest key, cut to {@code bytes} (at most 32). */
  public byte[] hash(byte[] value, int bytes) {
    return hash(primary, value, bytes);
  }

  /** The hashes of {@code value} under every key that is known, cut likewise. */
  public List<byte[]> hashes(byte[] value, int bytes) {
    return keys.keySet().stream().map(version -> hash(version, value, bytes)).toList();
  }

  /** Whether {@code hash} was made of {@code value} under the key {@code version}. */
  public boolean matches(int version, byte[] hash, byte[] value) {
    return keys.containsKey(version)
        && MessageDigest.isEqual(hash(version, value, hash.length), hash);
  }

  private byte[] hash(int version, byte[] value, int bytes) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(keys.get(version), "HmacSHA256"));
      return Arrays.copyOf(mac.doFinal(value), bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC-SHA-256 is missing from this JDK", e);
    }
  }
}
