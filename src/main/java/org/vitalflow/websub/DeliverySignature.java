package org.vitalflow.websub;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * HMAC-SHA-256 over the raw bytes, with the secret or, while a rotation is under way, the one
 * before; other algorithms, which MOSIP's own client would take, are refused.
 */
@Component
class DeliverySignature {
  private static final String PREFIX = "sha256=";

  private final List<SecretKeySpec> secrets;

  DeliverySignature(
      @Value("${mosip.websub-secret}") String secret,
      @Value("${mosip.websub-secret-previous}") String previous) {
    secrets =
        Stream.of(secret, previous)
            .filter(text -> !text.isBlank())
            .map(text -> new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), "HmacSHA256"))
            .toList();
  }

  boolean matches(@Nullable String header, byte[] body) {
    if (header == null || !header.startsWith(PREFIX)) {
      return false;
    }
    byte[] given =
        header.substring(PREFIX.length()).toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
    return secrets.stream().anyMatch(secret -> MessageDigest.isEqual(hmac(secret, body), given));
  }

  private static byte[] hmac(SecretKeySpec secret, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(secret);
      return HexFormat.of().formatHex(mac.doFinal(body)).getBytes(StandardCharsets.US_ASCII);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC-SHA-256 is missing from this JDK", e);
    }
  }
}
