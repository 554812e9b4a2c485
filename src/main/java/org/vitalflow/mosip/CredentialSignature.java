package org.vitalflow.mosip;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.util.Base64URL;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.Collection;
import org.springframework.stereotype.Component;
import org.vitalflow.mosip.CredentialRefused.Reason;
import org.vitalflow.platform.StartRefused;

/**
 * The signature beside a credential: a JWS whose payload, the credential in clear, was left out
 * (mosip-contract 5.7). That a credential decrypts says nothing of its origin, since anybody has
 * our certificate.
 */
@Component
class CredentialSignature {
  private final TrustedSigners trusted;
  private final boolean isRequired;

  CredentialSignature(TrustedSigners trusted, MosipSettings settings) {
    this.trusted = trusted;
    this.isRequired = settings.signatureRequired();
    if (isRequired && trusted.isEmpty()) {
      throw new StartRefused(
          "VitalFlow could not start: MOSIP_SIGNATURE_REQUIRED needs MOSIP_TRUSTED_SIGNERS, the"
              + " certificates that MOSIP signs credentials with.");
    }
  }

  /** Whether signatures are looked at; without trusted signers none can be. */
  boolean isChecking() {
    return !trusted.isEmpty();
  }

  /** Fails with {@code SIGNATURE_MISSING}, {@code SIGNATURE_WRONG} or {@code SIGNER_UNTRUSTED}. */
  void check(String signature, byte[] clear) {
    if (signature.isEmpty()) {
      if (isRequired) {
        throw new CredentialRefused(Reason.SIGNATURE_MISSING);
      }
    } else if (isChecking()) {
      verify(parse(signature, clear));
    }
  }

  private static JWSObject parse(String signature, byte[] clear) {
    String[] parts = signature.strip().split("\\.", -1);
    String payload = Base64URL.encode(clear).toString();
    if (parts.length != 3 || !(parts[1].isEmpty() || parts[1].equals(payload))) {
      throw new CredentialRefused(Reason.SIGNATURE_WRONG);
    }
    try {
      JWSObject jws = JWSObject.parse(parts[0] + ".." + parts[2], new Payload(clear));
      if (!JWSAlgorithm.RS256.equals(jws.getHeader().getAlgorithm())
          || !jws.getHeader().isBase64URLEncodePayload()) {
        throw new CredentialRefused(Reason.SIGNATURE_WRONG);
      }
      return jws;
    } catch (ParseException | IllegalArgumentException e) {
      throw new CredentialRefused(Reason.SIGNATURE_WRONG);
    }
  }

  private void verify(JWSObject jws) {
    Collection<PublicKey> signers = trusted.of(jws.getHeader());
    if (signers.isEmpty()) {
      throw new CredentialRefused(Reason.SIGNER_UNTRUSTED);
    }
    if (signers.stream().noneMatch(key -> isSignedBy(key, jws))) {
      throw new CredentialRefused(Reason.SIGNATURE_WRONG);
    }
  }

  private static boolean isSignedBy(PublicKey key, JWSObject jws) {
    try {
      return key instanceof RSAPublicKey rsa && jws.verify(new RSASSAVerifier(rsa));
    } catch (JOSEException | IllegalStateException e) {
      return false;
    }
  }
}
