package org.vitalflow.mosip;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Opens the credentials MOSIP encrypts for us: {@code VER_R2 | SHA-256 of the certificate |
 * RSA-OAEP key | #KEY_SPLITTER# | 32 bytes AAD, its first 12 the IV | AES-256-GCM text and tag}
 * (mosip-contract 5.6 and 13).
 */
@Component
public class Credentials {
  private static final byte[] VERSION = "VER_R2".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] SPLITTER = "#KEY_SPLITTER#".getBytes(StandardCharsets.US_ASCII);
  private static final int THUMBPRINT = 32;
  private static final int SESSION_KEY = 256;
  private static final int AAD = 32;
  private static final int IV = 12;

  /**
   * Java's own name for this padding means SHA-1 inside MGF1; MOSIP uses SHA-256 in both places.
   */
  private static final OAEPParameterSpec OAEP =
      new OAEPParameterSpec(
          "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);

  private final CredentialKey keys;
  private final ObjectMapper json = new ObjectMapper();

  Credentials(CredentialKey keys) {
    this.keys = keys;
  }

  /**
   * The credential in clear; fails when one bit was altered or it was meant for another partner.
   */
  public JsonNode open(String encrypted) {
    try {
      byte[] all = decode(encrypted);
      int key = VERSION.length + THUMBPRINT;
      int splitter = key + SESSION_KEY;
      int aad = splitter + SPLITTER.length;
      int text = aad + AAD;
      if (all.length <= text
          || !startsWith(all, 0, VERSION)
          || !startsWith(all, splitter, SPLITTER)) {
        throw new GeneralSecurityException("Not MOSIP's credential layout");
      }
      PrivateKey partner = keys.of(Arrays.copyOfRange(all, VERSION.length, key));
      byte[] session = sessionKey(partner, Arrays.copyOfRange(all, key, splitter));
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          Cipher.DECRYPT_MODE,
          new SecretKeySpec(session, "AES"),
          new GCMParameterSpec(128, all, aad, IV));
      cipher.updateAAD(all, aad, AAD);
      return json.readTree(cipher.doFinal(all, text, all.length - text));
    } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
      throw new UnreadableCredential(e.getClass().getSimpleName());
    }
  }

  private static byte[] sessionKey(PrivateKey partner, byte[] encrypted)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
    cipher.init(Cipher.DECRYPT_MODE, partner, OAEP);
    return cipher.doFinal(encrypted);
  }

  /** Both alphabets, with and without padding, have been seen. */
  private static byte[] decode(String text) {
    String url = text.strip().replace('+', '-').replace('/', '_').replace("=", "");
    return Base64.getUrlDecoder().decode(url);
  }

  private static boolean startsWith(byte[] all, int offset, byte[] part) {
    return Arrays.equals(all, offset, offset + part.length, part, 0, part.length);
  }

  /** The credential does not open; the reason is a class of failure, never a value. */
  public static class UnreadableCredential extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableCredential(String kind) {
      super("A credential does not open (" + kind + ")");
    }
  }
}
