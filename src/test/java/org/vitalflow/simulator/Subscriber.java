package org.vitalflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;

/** A callback with the calls to a simulator's hub that belong to it. */
final class Subscriber implements AutoCloseable {
  static final String SECRET = "a-secret";

  final Callback callback = new Callback();
  private final RunningSimulator simulator;

  Subscriber(RunningSimulator simulator) throws Exception {
    this.simulator = simulator;
  }

  /** Pairs of names and values of a form, with the partner's cookie. */
  static HttpResponse<String> call(RunningSimulator simulator, String mode, String... form)
      throws Exception {
    Map<String, String> all = new TreeMap<>();
    all.put("hub.mode", mode);
    for (int i = 0; i < form.length; i += 2) {
      all.put(form[i], form[i + 1]);
    }
    return simulator.form("/hub", all, "Cookie", simulator.cookie());
  }

  HttpResponse<String> ask(String mode, String topic, String secret) throws Exception {
    return call(
        simulator,
        mode,
        "hub.topic",
        topic,
        "hub.callback",
        callback.address(pathOf(topic)),
        "hub.secret",
        secret);
  }

  static String pathOf(String topic) {
    return "/" + Topics.normal(topic);
  }

  /** Returns when the hub knows it: then a second subscription is denied. */
  void subscribe(String topic, String secret) throws Exception {
    Awaitility.await().until(() -> asked("subscribe", topic, secret).equals("denied"));
  }

  void subscribe(String topic) throws Exception {
    subscribe(topic, SECRET);
  }

  /** Returns when the hub has forgotten it: then a second one is denied, and asked for anyway. */
  void unsubscribe(String topic) throws Exception {
    Awaitility.await()
        .until(
            () -> {
              int before = callback.intents.size();
              boolean isDenied = asked("unsubscribe", topic, SECRET).equals("denied");
              int asked = before + (isDenied ? 2 : 1);
              Awaitility.await().until(() -> callback.intents.size() == asked);
              return isDenied;
            });
  }

  /** Asks once; gives the mode of what the hub then says to the callback. */
  String asked(String mode, String topic, String secret) throws Exception {
    int before = callback.intents.size();
    assertThat(ask(mode, topic, secret).statusCode()).isEqualTo(202);
    Awaitility.await().until(() -> callback.intents.size() > before);
    return callback.intents.get(before).get("hub.mode");
  }

  List<Callback.Heard> heardAt(String topic) {
    return callback.heard.stream().filter(heard -> heard.path().equals(pathOf(topic))).toList();
  }

  List<String> bodies() {
    return callback.heard.stream().map(Callback.Heard::body).toList();
  }

  static boolean isSigned(Callback.Heard heard, String secret) {
    return heard.signature().equals(signature(heard.body(), secret));
  }

  static String signature(Callback.Heard heard) {
    return signature(heard.body(), SECRET);
  }

  static String signature(String body, String secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] hash = mac.doFinal(body.getBytes(StandardCharsets.UTF_8));
      return "sha256=" + HexFormat.of().formatHex(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    callback.close();
  }
}
