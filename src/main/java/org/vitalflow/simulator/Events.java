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
    event.put("additionalInfoProcess", Topics.CORRECTION);
    event.put("additionalInfoRequestId", request);
    return text(event);
  }

  /**
   * A credential for the partner, encrypted.
   *
   * @param subject the UIN, VID or RID it was asked for by
   */
  Credential credential(String subject, String vid, Map<String, String> fields) {
    String clear = credentials.issue(subject, vid, fields);
    return new Credential(subject, cipher.encrypt(clear), credentials.signature(clear));
  }

  /** An encrypted credential and the signature of its clear text. */
  record Credential(String subject, String encrypted, String signature) {
    @Override
    public String toString() {
      return "Credential";
    }
  }

  /** The event of a credential that nobody asked for; its subject is a RID. */
  String issued(Credential credential, @Nullable String share) {
    String request = UUID.randomUUID().toString();
    return issued(credential, request, Map.of("registrationId", credential.subject()), share);
  }

  /**
   * The event of a credential.
   *
   * @param request the id of the request, which MOSIP calls the transaction's
   * @param additional what the request wants to see in the event
   * @param share where to fetch the credential, which then is not inside
   */
  String issued(
      Credential credential,
      String request,
      Map<String, Object> additional,
      @Nullable String share) {
    String now = Envelope.time(Instant.now());
    Map<String, Object> data = new LinkedHashMap<>(additional);
    data.putIfAbsent("templateTypeCode", "RPR_UIN_CARD_TEMPLATE");
    if (share == null) {
      data.put("credential", credential.encrypted());
    }
    data.put("proof", Map.of("signature", credential.signature()));
    data.put("credentialType", "vercred");
    data.put("protectionKey", "275700");
    Map<String, @Nullable Object> event = new LinkedHashMap<>();
    event.put("id", UUID.randomUUID().toString());
    event.put("transactionId", request);
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
