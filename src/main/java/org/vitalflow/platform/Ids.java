package org.vitalflow.platform;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Makes the identifiers of cases: time-ordered UUIDs (version 7, RFC 9562) and tracking codes. */
@Component
public class Ids {
  /** No 0, O, 1, I, L, U: a tracking code is read out on the phone. */
  private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

  private static final int TRACKING_CODE_LENGTH = 8;

  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  Ids(InstantSource clock) {
    this.clock = clock;
  }

  /** A new UUID of version 7: milliseconds since 1970, then 74 random bits. */
  public UUID next() {
    long high = (clock.millis() << 16) | 0x7000L | (random.nextLong() & 0x0FFFL);
    long low = (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
    return new UUID(high, low);
  }

  /** Eight characters of an alphabet without look-alikes; uniqueness is the database's to keep. */
  public String trackingCode() {
    var code = new StringBuilder(TRACKING_CODE_LENGTH);
    for (int i = 0; i < TRACKING_CODE_LENGTH; i++) {
      code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return code.toString();
  }
}
