package org.vitalflow.mosip;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.spec.MGF1ParameterSpec;
import java.util.Collection;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;
import org.vitalflow.mosip.CredentialRefused.Reason;

/** Opens the credentials MOSIP encrypts for us and checks who signed them. */
@Component
public class Credentials {
  private static final int TAG_BITS = 128;

  /**
   * Java's own name for this padding means SHA-1 inside MGF1; MOSIP uses SHA-256 in both places.
   */
  private static final OAEPParameterSpec OAEP =
      new OAEPParameterSpec(
          "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);

  private final CredentialKey keys;
  private final CredentialSignature signatures;
  private final ObjectMapper json = new ObjectMapper();

  Credentials(CredentialKey keys, CredentialSignature signatures) {
    this.keys = keys;
    this.signatures = signatures;
  }

  /**
   * The credential in clear; fails with {@link CredentialRefused} when one bit was altered, it was
   * meant for another partner, or its signature is not what we demand.
   *
   * @param encrypted base64 of either alphabet
   * @param signature {@code event.data.proof.signature}; empty where the event has none
   */
  public JsonNode open(String encrypted, String signature) {
    CredentialLayout parts = CredentialLayout.of(encrypted);
    byte[] clear = decrypt(parts, sessionKey(parts));
    signatures.check(signature, clear);
    return parse(clear);
  }

  private byte[] sessionKey(CredentialLayout parts) {
    Optional<PrivateKey> named = parts.thumbprint().flatMap(keys::of);
    if (named.isPresent()) {
      return unwrap(named.get(), parts).orElseThrow(() -> new CredentialRefused(Reason.WRONG_KEY));
    }
    Optional<byte[]> found = tryAll(keys.all(), parts);
    if (found.isPresent() && parts.thumbprint().isPresent()) {
      throw new CredentialRefused(Reason.WRONG_THUMBPRINT);
    }
    return found.orElseThrow(() -> new CredentialRefused(Reason.UNKNOWN_CERTIFICATE));
  }

  private static Optional<byte[]> tryAll(Collection<PrivateKey> keys, CredentialLayout parts) {
    return keys.stream().flatMap(key -> unwrap(key, parts).stream()).findFirst();
  }

  /** The padding has a check of its own: another key's session key does not come out. */
  private static Optional<byte[]> unwrap(PrivateKey key, CredentialLayout parts) {
    try {
      Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
      cipher.init(Cipher.DECRYPT_MODE, key, OAEP);
      return Optional.of(cipher.doFinal(parts.sessionKey()));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  private static byte[] decrypt(CredentialLayout parts, byte[] session) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          Cipher.DECRYPT_MODE,
          new SecretKeySpec(session, "AES"),
          new GCMParameterSpec(TAG_BITS, parts.iv()));
      cipher.updateAAD(parts.aad());
      return cipher.doFinal(parts.text());
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new CredentialRefused(Reason.ALTERED);
    }
  }

  private JsonNode parse(byte[] clear) {
    try {
      JsonNode credential = json.readTree(clear);
      if (credential != null && credential.isObject()) {
        return credential;
      }
    } catch (IOException e) {
      // its message quotes what was inside
    }
    throw new CredentialRefused(Reason.NO_CREDENTIAL);
  }
}
