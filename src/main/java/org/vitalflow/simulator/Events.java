package org.vitalflow.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The bodies of MOSIP's events (mosip-contract 5.5), without a line break at their end. */
@Component
class Events {
  private final Credentials credentials;
  private final CredentialCipher cipher;
  private final ObjectMapper json;

  Events(Credentials credentials, CredentialCipher cipher, ObjectMapper json) {
    this.credentials = credentials;
    this.cipher = cipher;
    this.json = json;
  }

  /** Flat, and its {@code instanceId} is the RID. */
  String completed(String rid, String process, String outcome) {
    Map<String, @Nullable Object> event = new LinkedHashMap<>();
    event.put("instanceId", rid);
    event.put("resultCode", outcome);
    event.put("workflowType", process);
    event.put("errorCode", outcome.equals("PROCESSED") ? null : "PACKET_" + outcome);
    return text(event);
  }

  String paused(String rid, String process, String request) {
    Map<String, @Nullable Object> event = new LinkedHashMap<>();
    event.put("instanceId", rid);
    event.put("workflowType", process);
    event.put("additionalInfoProcess", "BIOMETRIC_CORRECTION");
    event.put("additionalInfoRequestId", request);
    return text(event);
  }

  /** A credential for the partner, encrypted. */
  Credential credential(String rid, String vid, Map<String, String> fields) {
    String clear = credentials.issue(rid, vid, fields);
    return new Credential(rid, cipher.encrypt(clear), credentials.signature(clear));
  }

  /** An encrypted credential and the signature of its clear text. */
  record Credential(String rid, String encrypted, String signature) {}

  /**
   * The event of a credential.
   *
   * @param share where to fetch the credential, which then is not inside
   */
  String issued(Credential credential, @Nullable String share) {
    String now = Envelope.time(Instant.now());
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("registrationId", credential.rid());
    data.put("templateTypeCode", "RPR_UIN_CARD_TEMPLATE");
    if (share == null) {
      data.put("credential", credential.encrypted());
    }
    data.put("proof", Map.of("signature", credential.signature()));
    data.put("credentialType", "vercred");
    data.put("protectionKey", "275700");
    Map<String, @Nullable Object> event = new LinkedHashMap<>();
    event.put("id", UUID.randomUUID().toString());
    event.put("transactionId", UUID.randomUUID().toString());
    event.put("type", Map.of("namespace", "mosip", "name", "mosip"));
    event.put("timestamp", now);
    event.put("dataShareUri", share);
    event.put("data", data);
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("publisher", "CREDENTIAL_SERVICE");
    model.put("topic", Topics.CREDENTIAL);
    model.put("publishedOn", now);
    model.put("event", event);
    return text(model);
  }

  private String text(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("An event cannot be written as JSON", e);
    }
  }
}
