package org.vitalflow.simulator;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.text.ParseException;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Reads tokens as MOSIP's adapter does: expiry, host of the issuer, signature. */
@Component
class Tokens {
  private static final String SERVICE_ACCOUNT = "service-account-";

  private final JWSVerifier verifier;

  Tokens(SigningKey key) throws JOSEException {
    verifier = new RSASSAVerifier(key.key().toRSAPublicKey());
  }

  /** Who calls. */
  record Token(List<String> audience, String azp, String user, Set<String> roles) {
    boolean isFor(Collection<String> clients) {
      return !Collections.disjoint(clients, audience) || clients.contains(azp);
    }

    boolean hasOneOf(Collection<String> wanted) {
      return !Collections.disjoint(wanted, roles);
    }
  }

  /**
   * The token, or nothing if it is expired, forged or another realm's.
   *
   * @throws ParseException if it is no token at all
   */
  Optional<Token> read(String text) throws ParseException {
    SignedJWT jwt = SignedJWT.parse(text);
    JWTClaimsSet claims = jwt.getJWTClaimsSet();
    boolean alive =
        claims.getExpirationTime() != null
            && claims.getExpirationTime().toInstant().isAfter(Instant.now());
    return alive && isOurs(claims.getIssuer()) && isSigned(jwt)
        ? Optional.of(token(claims))
        : Optional.empty();
  }

  private static boolean isOurs(String issuer) {
    return issuer != null && "localhost".equals(URI.create(issuer).getHost());
  }

  private boolean isSigned(SignedJWT jwt) {
    try {
      return jwt.verify(verifier);
    } catch (JOSEException e) {
      return false;
    }
  }

  private static Token token(JWTClaimsSet claims) throws ParseException {
    Map<String, Object> realm = claims.getJSONObjectClaim("realm_access");
    Object roles = realm == null ? null : realm.get("roles");
    String azp = claims.getStringClaim("azp");
    String user = claims.getStringClaim("preferred_username");
    return new Token(
        claims.getAudience(),
        azp == null ? "" : azp,
        user == null ? "" : user.replaceFirst("^" + SERVICE_ACCOUNT, ""),
        roles instanceof Collection<?> list
            ? Set.copyOf(list.stream().map(String::valueOf).toList())
            : Set.of());
  }
}
