package org.vitalflow;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Deliveries as the quick start's hub signs them. */
final class Callbacks {
  private static final String SECRET = "websub-demo-secret";

  private Callbacks() {}

  /** Delivers an event of the completed topic and gives the answer. */
  static HttpResponse<String> deliver(Town town, String event) {
    return town.send(
        HttpRequest.newBuilder(URI.create(town.base() + "/websub/completed"))
            .header("Content-Type", "application/json")
            .header("X-Hub-Signature", "sha256=" + hmac("HmacSHA256", SECRET, event))
            .POST(HttpRequest.BodyPublishers.ofString(event)));
  }

  static String hmac(String algorithm, String secret, String body) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
      return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
