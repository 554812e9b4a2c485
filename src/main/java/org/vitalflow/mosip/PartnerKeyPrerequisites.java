package org.vitalflow.mosip;

import static org.vitalflow.mosip.Preflight.Code.PARTNER_KEY;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.UnrecoverableKeyException;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.vitalflow.mosip.Preflight.Code;
import org.vitalflow.mosip.Preflight.Line;

/**
 * Whether the credentials MOSIP encrypts for us will open. Of the keys in our keystore the one that
 * lasts longest is judged, since old ones are kept for what is under way.
 */
@Component
class PartnerKeyPrerequisites implements Prerequisites {
  private static final String NAME = "MOSIP_PARTNER_KEYSTORE";
  private static final String RENEW =
      "make a new key, have its certificate uploaded to MOSIP's partner management and add it to the keystore beside the old one";

  /** What the layout of MOSIP's credentials has room for. */
  private static final int BITS = 2048;

  private static final List<Integer> WARNED_DAYS = List.of(7, 30, 60);

  private final PartnerKeystore keystore;
  private final InstantSource clock;

  PartnerKeyPrerequisites(PartnerKeystore keystore, InstantSource clock) {
    this.keystore = keystore;
    this.clock = clock;
  }

  @Override
  public Map<Code, Check> checks() {
    return Map.of(PARTNER_KEY, () -> List.of(line()));
  }

  private Line line() {
    try {
      return keystore.entries().stream()
          .max(Comparator.comparing(PartnerKeyPrerequisites::ends))
          .map(this::fault)
          .orElse(Optional.of(NAME + " holds no key with a certificate"))
          .map(fault -> Line.wrong(PARTNER_KEY, "", fault))
          .orElse(Line.ok(PARTNER_KEY));
    } catch (IOException e) {
      return Line.wrong(
          PARTNER_KEY,
          "",
          e.getCause() instanceof UnrecoverableKeyException
              ? NAME + " does not open: MOSIP_PARTNER_KEYSTORE_PASSWORD is not its password"
              : NAME + " is not there, may not be read, or is no PKCS#12 keystore");
    } catch (GeneralSecurityException e) {
      return Line.wrong(
          PARTNER_KEY,
          "",
          NAME + ": its key does not open; keystore and key must have the same password");
    }
  }

  private Optional<String> fault(PartnerKeystore.Entry entry) {
    if (!(entry.key() instanceof RSAPrivateKey key)
        || !(entry.certificate().getPublicKey() instanceof RSAPublicKey open)
        || open.getModulus().bitLength() != BITS) {
      return Optional.of(NAME + ": the key must be RSA of 2048 bits; " + RENEW);
    }
    if (!key.getModulus().equals(open.getModulus())) {
      return Optional.of(
          NAME + ": the key is not the one of its certificate; put its own beside it");
    }
    LocalDate end = LocalDate.ofInstant(ends(entry), ZoneOffset.UTC);
    Instant now = clock.instant();
    if (now.isBefore(entry.certificate().getNotBefore().toInstant())) {
      return Optional.of(NAME + ": the certificate is not valid yet; see our clock");
    }
    if (!now.isBefore(ends(entry))) {
      return Optional.of("%s: the certificate expired on %s; %s".formatted(NAME, end, RENEW));
    }
    return WARNED_DAYS.stream()
        .filter(days -> now.plus(Duration.ofDays(days)).isAfter(ends(entry)))
        .findFirst()
        .map(
            days ->
                "%s: the certificate expires on %s, within %d days; %s"
                    .formatted(NAME, end, days, RENEW));
  }

  private static Instant ends(PartnerKeystore.Entry entry) {
    return entry.certificate().getNotAfter().toInstant();
  }
}
