package org.vitalflow.mosip;

import feign.Response;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * MOSIP's way to have a credential again whose event was lost, where its operator grants it
 * (mosip-contract 9).
 */
@Component
public class CredentialRequests {
  private final CredentialRequestClient client;
  private final Calls calls;
  private final MosipSettings settings;
  private final RecoverySettings recovery;
  private final InstantSource clock;

  CredentialRequests(
      CredentialRequestClient client,
      Calls calls,
      MosipSettings settings,
      RecoverySettings recovery,
      InstantSource clock) {
    this.client = client;
    this.calls = calls;
    this.settings = settings;
    this.recovery = recovery;
    this.clock = clock;
  }

  /** Whether credentials can be asked for ({@code MOSIP_CREDENTIALREQUEST_URL}). */
  public boolean areGranted() {
    return !settings.credentialrequestUrl().isEmpty();
  }

  /**
   * Has MOSIP issue the credential of a RID again; it comes as an event. Asked for again under the
   * same RID it is the same request; MOSIPs before 1.2.0.1 make another each time.
   */
  public void request(String rid) throws MosipRefused {
    Rids.check(rid);
    var request =
        MosipRequest.of("mosip.credential.request.generator", "1.0", clock.instant(), asked(rid));
    try {
      call(cookie -> client.requestAs(cookie, rid, request));
    } catch (MosipNoSuchService older) {
      call(cookie -> client.request(cookie, request));
    }
  }

  private void call(Function<String, Response> made) throws MosipRefused {
    calls.call(
        Api.CREDENTIAL_REQUEST,
        "",
        made,
        told -> !told.response().path("requestId").asText("").isEmpty());
  }

  private Map<String, Object> asked(String rid) {
    Map<String, Object> asked = new LinkedHashMap<>();
    asked.put("id", rid);
    asked.put("credentialType", recovery.credentialType());
    asked.put("issuer", settings.partnerId());
    // MOSIP's own spelling
    asked.put("recepiant", "");
    asked.put("user", "");
    asked.put("encrypt", false);
    asked.put("encryptionKey", "");
    asked.put("sharableAttributes", List.of());
    asked.put("additionalData", Map.of());
    return asked;
  }
}
