package org.vitalflow.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The verifiable credential of an identity, with the attributes the demo partner's policy shares.
 */
@Component
class Credentials {
  private static final String HOST = "https://mosip.example";
  private static final List<String> SHARED_FIELDS = List.of("birthCertificateNumber", "fullName");

  private final SigningKey key;
  private final ObjectMapper json;

  Credentials(SigningKey key, ObjectMapper json) {
    this.key = key;
    this.json = json;
  }

  /** The credential as JSON text; its subject's id ends with what it was asked for by. */
  String issue(String asked, String vid, Map<String, String> fields) {
    String now = Envelope.time(Instant.now());
    Map<String, Object> subject = new LinkedHashMap<>();
    subject.put("id", HOST + "/credentials/" + asked);
    subject.put("vcVer", "VC-V1");
    subject.put("VID", vid);
    for (String field : SHARED_FIELDS) {
      if (fields.containsKey(field)) {
        subject.put(field, value(fields.get(field)));
      }
    }
    Map<String, Object> credential = new LinkedHashMap<>();
    credential.put(
        "@context",
        List.of(
            "https://www.w3.org/2018/credentials/v1",
            HOST + "/.well-known/mosip-context.json",
            Map.of("sec", "https://w3id.org/security#")));
    credential.put("type", List.of("VerifiableCredential", "MOSIPVerifiableCredential"));
    credential.put("id", HOST + "/credentials/" + UUID.randomUUID());
    credential.put("issuer", HOST + "/.well-known/controller.json");
    credential.put("issuanceDate", now);
    credential.put("credentialSubject", subject);
    Map<String, Object> proof = new LinkedHashMap<>();
    proof.put("type", "RsaSignature2018");
    proof.put("created", now);
    proof.put("proofPurpose", "assertionMethod");
    proof.put("verificationMethod", HOST + "/.well-known/public-key.json");
    proof.put(
        "jws",
        detached(
            new JWSHeader.Builder(JWSAlgorithm.PS256)
                .base64URLEncodePayload(false)
                .criticalParams(Set.of("b64"))
                .build(),
            text(credential)));
    credential.put("proof", proof);
    return text(credential);
  }

  /** The signature that travels beside a credential or an answer: over its text, without it. */
  String signature(String text) {
    return detached(
        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.key().getKeyID()).build(), text);
  }

  private String detached(JWSHeader header, String text) {
    try {
      var signed = new JWSObject(header, new Payload(text));
      signed.sign(new RSASSASigner(key.key()));
      return signed.serialize(true);
    } catch (JOSEException e) {
      throw new IllegalStateException("A credential cannot be signed", e);
    }
  }

  private Object value(String text) {
    try {
      return text.startsWith("[") ? json.readTree(text) : text;
    } catch (JsonProcessingException e) {
      return text;
    }
  }

  private String text(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A credential cannot be written as JSON", e);
    }
  }
}
