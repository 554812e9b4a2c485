package org.vitalflow.mosip;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.util.Base64;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.vitalflow.platform.StartRefused;

/**
 * The certificates we believe to be MOSIP's: its signing certificates, or an authority that issues
 * nothing else. A certificate inside a signature counts only when it is one of them or chains to
 * one.
 */
@Component
class TrustedSigners {
  private final List<X509Certificate> certificates;
  private final InstantSource clock;

  TrustedSigners(MosipSettings settings, InstantSource clock) {
    this.certificates = read(settings.trustedSigners());
    this.clock = clock;
  }

  boolean isEmpty() {
    return certificates.isEmpty();
  }

  /**
   * The keys that may have signed under this header; none where its certificate is a stranger's.
   */
  Collection<PublicKey> of(JWSHeader header) {
    List<Base64> chain = header.getX509CertChain();
    if (chain == null || chain.isEmpty()) {
      return certificates.stream()
          .filter(this::isValid)
          .map(X509Certificate::getPublicKey)
          .toList();
    }
    try {
      List<X509Certificate> given = new ArrayList<>();
      for (Base64 encoded : chain) {
        given.add(
            (X509Certificate)
                factory().generateCertificate(new ByteArrayInputStream(encoded.decode())));
      }
      X509Certificate signer = given.get(0);
      boolean known = certificates.contains(signer) ? isValid(signer) : chainsToTrusted(given);
      return known ? List.of(signer.getPublicKey()) : List.of();
    } catch (CertificateException | ClassCastException e) {
      return List.of();
    }
  }

  private boolean isValid(X509Certificate certificate) {
    Date now = Date.from(clock.instant());
    return !now.before(certificate.getNotBefore()) && !now.after(certificate.getNotAfter());
  }

  private boolean chainsToTrusted(List<X509Certificate> given) {
    try {
      Set<TrustAnchor> anchors =
          certificates.stream()
              .map(certificate -> new TrustAnchor(certificate, null))
              .collect(Collectors.toSet());
      var parameters = new PKIXParameters(anchors);
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(clock.instant()));
      List<X509Certificate> path =
          given.stream().takeWhile(certificate -> !certificates.contains(certificate)).toList();
      CertPathValidator.getInstance("PKIX").validate(factory().generateCertPath(path), parameters);
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static List<X509Certificate> read(String setting) {
    if (setting.isBlank()) {
      return List.of();
    }
    try {
      String pem = setting.contains("-----BEGIN") ? setting : Files.readString(Path.of(setting));
      List<X509Certificate> read =
          factory()
              .generateCertificates(
                  new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)))
              .stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (!read.isEmpty()) {
        return read;
      }
    } catch (IOException | InvalidPathException | CertificateException e) {
      // said below; the cause may quote the file
    }
    throw new StartRefused(
        "VitalFlow could not start: MOSIP_TRUSTED_SIGNERS must be a PEM file with the certificates"
            + " that MOSIP signs credentials with.");
  }

  private static CertificateFactory factory() throws CertificateException {
    return CertificateFactory.getInstance("X.509");
  }
}
