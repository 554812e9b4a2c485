package org.vitalflow.mosip;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The secrets deliveries are signed with, each known by its generation. */
@Component
class CallbackSecrets {
  private static final byte[] LABEL =
      "vitalflow: generation of a websub secret".getBytes(StandardCharsets.US_ASCII);
  private static final int GENERATION_BYTES = 4;

  /**
   * A secret.
   *
   * @param generation eight hexadecimal digits that follow from the secret and do not tell it
   */
  record Secret(String value, String generation) {
    @Override
    public String toString() {
      return "Secret[" + generation + "]";
    }
  }

  private final Secret current;
  private final Optional<Secret> previous;

  CallbackSecrets(MosipSettings settings, SignalSettings signals) {
    current = secret(settings.websubSecret());
    previous =
        Optional.of(signals.websubSecretPrevious())
            .filter(text -> !text.isBlank())
            .map(CallbackSecrets::secret);
  }

  Secret current() {
    return current;
  }

  /** The secret of a generation, while it is configured. */
  Optional<Secret> of(@Nullable String generation) {
    return Stream.concat(Stream.of(current), previous.stream())
        .filter(secret -> secret.generation().equals(generation))
        .findFirst();
  }

  private static Secret secret(String value) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(value.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      String digest = HexFormat.of().formatHex(mac.doFinal(LABEL), 0, GENERATION_BYTES);
      return new Secret(value, digest);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC-SHA-256 is missing from this JDK", e);
    }
  }
}
