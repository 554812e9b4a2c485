package org.vitalflow.mosip;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Whether MOSIP made an identity of a RID, where its operator grants that question. What MOSIP
 * answers is personal, and none of it is kept or repeated.
 */
@Component
public class IdentityByRid {
  private static final String NO_RECORD = "IDR-IDC-007";

  private final IdentityClient client;
  private final Calls calls;
  private final RecoverySettings settings;

  IdentityByRid(IdentityClient client, Calls calls, RecoverySettings settings) {
    this.client = client;
    this.calls = calls;
    this.settings = settings;
  }

  /** Whether there is an identity service to ask ({@code MOSIP_IDENTITY_URL}). */
  public boolean isGranted() {
    return !settings.identityUrl().isEmpty();
  }

  /** Whether MOSIP has an identity of this RID; empty where that may not be asked. */
  public Optional<Boolean> exists(String rid) throws MosipRefused {
    return isGranted() ? Optional.of(!ask(rid).isMissingNode()) : Optional.empty();
  }

  /**
   * Refuses a UIN that is not that of this RID's identity; passes it where MOSIP may not be asked.
   */
  public void mustHaveUin(String rid, String uin) throws MosipRefused {
    if (!isGranted()) {
      return;
    }
    byte[] theirs = ask(rid).path("UIN").asText("").getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(theirs, uin.getBytes(StandardCharsets.UTF_8))) {
      throw new MosipRefused(
          "IDENTITY_DIFFERS", "MOSIP has another identity under this RID, or none");
    }
  }

  private JsonNode ask(String rid) throws MosipRefused {
    Rids.check(rid);
    return calls
        .call(
            Api.IDENTITY,
            "",
            cookie -> client.identity(cookie, rid),
            told ->
                told.response().path("identity").isObject()
                    || told.errorCodes().contains(NO_RECORD))
        .response()
        .path("identity");
  }
}
