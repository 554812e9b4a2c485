package org.vitalflow.certificate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Locale;

/**
 * The secret of one paper: 60 random bits as twelve characters of Crockford's base 32. It stands on
 * the paper alone; what we keep is its hash, bound to the certificate's number.
 */
record CheckCode(String value) {
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 12;
  private static final int GROUP = 4;
  private static final SecureRandom RANDOM = new SecureRandom();

  static CheckCode random() {
    var code = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    return new CheckCode(code.toString());
  }

  /**
   * A code as a person typed it: either case, I and L as 1, O as 0, spaces and hyphens left out. A
   * wrong one is a code like any other and matches no paper.
   */
  static CheckCode typed(String text) {
    return new CheckCode(
        text.toUpperCase(Locale.ROOT)
            .replaceAll("[\\s-]", "")
            .replace('I', '1')
            .replace('L', '1')
            .replace('O', '0'));
  }

  /** As printed, in groups of four: {@code K7QD-2M9X-0PTE}. */
  String printed() {
    return String.join("-", value.split("(?<=\\G.{" + GROUP + "})"));
  }

  /** SHA-256 over number and code. */
  byte[] hash(String number) {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest((number + '\n' + value).getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256", e);
    }
  }

  /** Whether this is the code with that hash; takes the same time whether it is or not. */
  boolean matches(String number, byte[] hash) {
    return MessageDigest.isEqual(hash(number), hash);
  }

  @Override
  public String toString() {
    return "check code";
  }
}
