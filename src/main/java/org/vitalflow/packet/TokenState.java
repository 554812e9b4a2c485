package org.vitalflow.packet;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import java.text.ParseException;
import java.time.Instant;

/** Whether an informant's eSignet token is still of use to MOSIP, which checks its signature. */
enum TokenState {
  VALID,
  EXPIRED,
  UNREADABLE;

  /** The state at this moment; a token without an expiry, or sealed for MOSIP alone, is valid. */
  static TokenState of(String token, Instant now) {
    try {
      JWTClaimsSet claims = JWTParser.parse(token).getJWTClaimsSet();
      boolean expired =
          claims != null
              && claims.getExpirationTime() != null
              && !claims.getExpirationTime().toInstant().isAfter(now);
      return expired ? EXPIRED : VALID;
    } catch (ParseException notOne) {
      return UNREADABLE;
    }
  }
}
