package org.vitalflow.mosip;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.vitalflow.mosip.CredentialRefused.Reason;

/**
 * The parts of an encrypted credential (mosip-contract 5.6 and 13). Either {@code VER_R2 | SHA-256
 * of the certificate | RSA-OAEP key | #KEY_SPLITTER# | 32 bytes AAD, its first 12 the IV | text and
 * tag}, or, older, {@code perhaps the SHA-256 | RSA-OAEP key | #KEY_SPLITTER# | text and tag | 16
 * bytes IV}. Header, thumbprint and splitter are not covered by the cipher.
 *
 * @param thumbprint of the certificate it was encrypted for; absent where MOSIP did not write it
 * @param sessionKey encrypted for that certificate
 * @param aad covered by the tag; empty in the older layout
 */
record CredentialLayout(
    Optional<byte[]> thumbprint, byte[] sessionKey, byte[] aad, byte[] iv, byte[] text) {
  private static final byte[] VERSION = "VER_R2".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] SPLITTER = "#KEY_SPLITTER#".getBytes(StandardCharsets.US_ASCII);
  private static final int THUMBPRINT = 32;
  private static final int SESSION_KEY = 256;
  private static final int AAD = 32;
  private static final int IV = 12;
  private static final int OLD_IV = 16;
  private static final int TAG = 16;

  /** Fails with {@code WRONG_LAYOUT}. */
  static CredentialLayout of(String encrypted) {
    byte[] all = decode(encrypted);
    int splitter = indexOf(all, SPLITTER);
    boolean versioned = startsWith(all, 0, VERSION);
    if (versioned && splitter == VERSION.length + THUMBPRINT + SESSION_KEY) {
      return versioned(all, splitter);
    }
    if (splitter == THUMBPRINT + SESSION_KEY) {
      return older(all, Optional.of(Arrays.copyOf(all, THUMBPRINT)), splitter);
    }
    if (splitter == SESSION_KEY) {
      return older(all, Optional.empty(), splitter);
    }
    throw new CredentialRefused(Reason.WRONG_LAYOUT);
  }

  private static CredentialLayout versioned(byte[] all, int splitter) {
    int aad = splitter + SPLITTER.length;
    int text = aad + AAD;
    return new CredentialLayout(
        Optional.of(part(all, VERSION.length, VERSION.length + THUMBPRINT)),
        part(all, splitter - SESSION_KEY, splitter),
        part(all, aad, text),
        part(all, aad, aad + IV),
        atLeastTag(all, text, all.length));
  }

  private static CredentialLayout older(byte[] all, Optional<byte[]> thumbprint, int splitter) {
    int text = splitter + SPLITTER.length;
    int iv = all.length - OLD_IV;
    byte[] sealed = atLeastTag(all, text, iv);
    return new CredentialLayout(
        thumbprint,
        part(all, splitter - SESSION_KEY, splitter),
        new byte[0],
        part(all, iv, all.length),
        sealed);
  }

  private static byte[] atLeastTag(byte[] all, int from, int to) {
    if (to - from < TAG) {
      throw new CredentialRefused(Reason.WRONG_LAYOUT);
    }
    return part(all, from, to);
  }

  private static byte[] part(byte[] all, int from, int to) {
    if (to > all.length) {
      throw new CredentialRefused(Reason.WRONG_LAYOUT);
    }
    return Arrays.copyOfRange(all, from, to);
  }

  /** Both alphabets, with and without padding, have been seen. */
  private static byte[] decode(String text) {
    String url = text.strip().replace('+', '-').replace('/', '_').replace("=", "");
    try {
      return Base64.getUrlDecoder().decode(url);
    } catch (IllegalArgumentException e) {
      throw new CredentialRefused(Reason.WRONG_LAYOUT);
    }
  }

  private static int indexOf(byte[] all, byte[] part) {
    for (int i = 0; i <= all.length - part.length; i++) {
      if (startsWith(all, i, part)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean startsWith(byte[] all, int offset, byte[] part) {
    return offset + part.length <= all.length
        && Arrays.equals(all, offset, offset + part.length, part, 0, part.length);
  }

  @Override
  public String toString() {
    return "CredentialLayout";
  }
}
