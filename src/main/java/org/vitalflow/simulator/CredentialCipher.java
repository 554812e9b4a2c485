package org.vitalflow.simulator;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.MGF1ParameterSpec;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.springframework.stereotype.Component;

/** Encrypts for the partner in the layout of MOSIP's key manager (mosip-contract 13). */
@Component
class CredentialCipher {
  private static final int AAD = 32;
  private static final int IV = 12;

  /** Java's own name for this padding means SHA-1 inside MGF1. */
  private static final OAEPParameterSpec OAEP =
      new OAEPParameterSpec(
          "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);

  private final SecureRandom random = new SecureRandom();
  private final X509Certificate certificate;

  CredentialCipher(PartnerKeystore partner) {
    this.certificate = partner.certificate();
  }

  /** The text's cipher in base64url without padding. */
  String encrypt(String text) {
    try {
      KeyGenerator generator = KeyGenerator.getInstance("AES");
      generator.init(256);
      SecretKey session = generator.generateKey();
      Cipher wrap = Cipher.getInstance("RSA/ECB/OAEPPadding");
      wrap.init(Cipher.ENCRYPT_MODE, certificate.getPublicKey(), OAEP);
      byte[] aad = new byte[AAD];
      random.nextBytes(aad);
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, session, new GCMParameterSpec(128, aad, 0, IV));
      cipher.updateAAD(aad);
      var all = new ByteArrayOutputStream();
      all.writeBytes("VER_R2".getBytes(StandardCharsets.US_ASCII));
      all.writeBytes(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
      all.writeBytes(wrap.doFinal(session.getEncoded()));
      all.writeBytes("#KEY_SPLITTER#".getBytes(StandardCharsets.US_ASCII));
      all.writeBytes(aad);
      all.writeBytes(cipher.doFinal(text.getBytes(StandardCharsets.UTF_8)));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(all.toByteArray());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A credential cannot be encrypted", e);
    }
  }
}
