package org.vitalflow.websub;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * HMAC-SHA-256 over the raw bytes; other algorithms, which MOSIP's own client would take, are
 * refused.
 */
@Component
class DeliverySignature {
  private static final String PREFIX = "sha256=";

  private final SecretKeySpec secret;

  DeliverySignature(@Value("${mosip.websub-secret}") String secret) {
    this.secret = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
  }

  boolean matches(@Nullable String header, byte[] body) {
    if (header == null || !header.startsWith(PREFIX)) {
      return false;
    }
    String expected = HexFormat.of().formatHex(hmac(body));
    String given = header.substring(PREFIX.length()).toLowerCase(Locale.ROOT);
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.US_ASCII), given.getBytes(StandardCharsets.UTF_8));
  }

  private byte[] hmac(byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(secret);
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC-SHA-256 is missing from this JDK", e);
    }
  }
}
